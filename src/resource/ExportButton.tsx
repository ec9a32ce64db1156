import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { Button } from "#src/ui/Button.tsx";
import { goOnFrom } from "#src/ui/go-on.ts";
import { IconDownload } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { loadExport } from "./list-parts.ts";
import type { ListColumn, ListRow, ListSpec } from "./list-spec.ts";

/** What an export needs of its list. */
export interface ExportProps<Row extends ListRow> {
  spec: ListSpec<Row>;
  label: string;
  columns: readonly ListColumn<Row>[];
  params: ListParams;
  /** Whether a row is one of those that were asked for. */
  obeys: (row: Row) => boolean;
  total: number | null;
  /** False where a filter was ignored: the file would not hold what the screen says. */
  canExport: boolean;
  /** It is still being found out whether it can. */
  isProving: boolean;
  /** What was typed counts since the press of this very button, and the list has not followed yet. */
  isChanging: () => boolean;
  columnName: (id: string) => string;
}

/** Exports everything that matches, with the columns in sight; what does it is loaded by the press. */
export function ExportButton<Row extends ListRow>(props: ExportProps<Row>) {
  const [isPressed, setPressed] = useState(false);
  const button = (
    <ExportPress
      canPress={(props.canExport || props.isProving) && !isPressed}
      onPress={() => setPressed(true)}
    />
  );
  return isPressed ? <Later load={loadExport<Row>} until={button} props={props} /> : button;
}

/** The button itself. */
export function ExportPress({ canPress, onPress }: { canPress: boolean; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      size="sm"
      disabled={!canPress}
      icon={<IconDownload size={16} aria-hidden />}
      onClick={({ currentTarget }) => {
        goOnFrom(currentTarget);
        onPress();
      }}
    >
      {t("list.export")}
    </Button>
  );
}
