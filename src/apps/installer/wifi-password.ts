// The Wi-Fi password that is being typed: in memory alone, so that it outlives a look at another page and nothing more.
import { useState } from "react";
import { onSignOut } from "#src/krill/session.ts";

let typed = "";

/** The password as typed in this tab, and how it is changed. */
export function useWifiPassword(): [string, (password: string) => void] {
  const [password, setPassword] = useState(typed);
  return [
    password,
    (next) => {
      typed = next;
      setPassword(next);
    },
  ];
}

onSignOut(() => {
  typed = "";
});
