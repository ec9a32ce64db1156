import { useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { FileButton } from "#src/ui/FileButton.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import {
  addImages,
  dropImage,
  forgetImages,
  imagesAmong,
  NO_TICKET,
  retryImage,
  useImages,
  type ChosenImage,
} from "./ticket-images.ts";
import css from "./rubik.module.css";

/** Chooses images for a ticket, and says what became of each. */
export function ImagePicker({ ticket, onChosen }: { ticket: string; onChosen: () => void }) {
  const { t } = useTranslation("rubik");
  const images = useImages(ticket);
  return (
    <div className={css.fields}>
      <ImageButton
        onChosen={(files) => {
          addImages(ticket, files);
          onChosen();
        }}
      />
      {images.length > 0 && (
        <ul className={css.events} aria-label={t("images.waiting")}>
          {images.map((image) => (
            <li key={image.key}>
              <Image ticket={ticket} image={image} onAgain={onChosen} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Chooses images, and names the files that are none. */
export function ImageButton({ onChosen }: { onChosen: (images: readonly File[]) => void }) {
  const { t } = useTranslation("rubik");
  const [refused, setRefused] = useState<readonly string[]>([]);
  return (
    <>
      <div>
        <FileButton
          label={t("images.add")}
          accept="image/*"
          multiple
          onChoose={(chosen) => {
            const among = imagesAmong(chosen);
            setRefused(among.refused);
            if (among.images.length > 0) onChosen(among.images);
          }}
        />
      </div>
      {refused.length > 0 && (
        <Problem
          tone="warning"
          title={t("images.refused", { names: visible(refused.join(", "), 200) })}
        />
      )}
    </>
  );
}

function Image({
  ticket,
  image,
  onAgain,
}: {
  ticket: string;
  image: ChosenImage;
  onAgain: () => void;
}) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const name = visible(image.file.name, 120);
  return (
    <>
      <p>
        {name} <span className="k-dim">{format.bytes(image.file.size)}</span>{" "}
        {image.state === "sending" ? (
          <span role="status">{t("dialog.sending")}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => dropImage(ticket, image.key)}
            aria-label={t("images.drop", { name })}
          >
            {t("images.dropShort")}
          </Button>
        )}
        {(image.state === "failed" || image.state === "unknown") && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              retryImage(ticket, image.key);
              onAgain();
            }}
          >
            {t("images.again")}
          </Button>
        )}
      </p>
      {image.state === "failed" &&
        (image.error ? (
          <ApiProblem error={image.error} what={name} />
        ) : (
          <Problem title={t("notSent.not-sent")} />
        ))}
      {image.state === "unread" && <Problem title={t("images.unread")} />}
      {image.state === "unknown" && <Problem tone="warning" title={t("notSent.unknown")} />}
    </>
  );
}

/** The server did not say which ticket it made: its images are told of instead of lost. */
export function ImagesNotSent() {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const names = useImages(NO_TICKET).map(({ file }) => file.name);
  if (names.length === 0) return null;
  return (
    <Problem
      tone="warning"
      title={t("images.notSent", { names: visible(names.join(", "), 200) })}
      retryLabel={common("close")}
      onRetry={() => forgetImages(NO_TICKET)}
    />
  );
}
