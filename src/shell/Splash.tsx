import css from "./Splash.module.css";

/** What stands until the first page is there: the outline of the frame, so that nothing jumps. */
export function Splash() {
  return <div className={css.splash} aria-busy />;
}
