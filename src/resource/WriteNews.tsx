import { Later } from "#src/ui/Later.tsx";
import { useWriteNews, type WriteNews as News } from "./write-news.ts";

const load = async () => {
  const [{ NewsItem }, { loadFormTexts }, { loadActionTexts }] = await Promise.all([
    import("./NewsItem.tsx"),
    import("./form-texts.ts"),
    import("./action-texts.ts"),
  ]);
  await Promise.all([loadFormTexts(), loadActionTexts()]);
  return NewsItem;
};

/** What was saved, created or deleted just now, with `Undo`: on a thing's page, and on its list. */
export function WriteNews({
  app,
  kind,
  id,
}: {
  app: string;
  kind: string;
  /** The thing of the page; absent on a list, which shows the newest of its kind. */
  id?: string | number;
}) {
  const news = useWriteNews().find(
    ({ thing }) =>
      thing.app === app && thing.kind === kind && (id === undefined || thing.id === String(id)),
  );
  return news ? <Shown key={news.record?.id} news={news} /> : null;
}

function Shown({ news }: { news: News }) {
  return <Later load={load} until={null} props={{ news }} />;
}
