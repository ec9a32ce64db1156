/** Whether the person is still at the address at which something began: whoever has left is not called back when it ends. */
export function stillHere(): () => boolean {
  const { href } = window.location;
  return () => window.location.href === href;
}
