import { job } from "./job-texts.en.ts";
import { prepare } from "./prepare-texts.en.ts";

/** The texts of bulk jobs. */
export const texts = {
  title: "Bulk jobs",
  jobs: {
    lead: "Jobs that you started with this browser. They run while a tab of the console is open.",
    loading: "Reading the jobs",
    unreadable: "The jobs cannot be read",
    unreadableText:
      "The browser's storage is full or blocked. As long as that is so, no job can be started.",
    empty: "No bulk job yet",
    emptyText:
      "A job does one action or one change to many devices (or other things), a few at first, and keeps a record of each.",
    drafts: "In preparation",
    all: "All jobs",
    progressOf: "Progress of {{name}}",
    bad: "{{n}} failed or unknown",
    bad_one: "{{n}} failed or unknown",
  },
  prune: {
    button: "Delete {{n}} jobs that ended more than 30 days ago",
    button_one: "Delete the job that ended more than 30 days ago",
    text: "The record of every target of these {{n}} jobs goes with them. What was sent stays sent.",
    text_one: "Its record of every target goes with it. What was sent stays sent.",
    no: "Keep them",
    no_one: "Keep it",
  },
  new: {
    title: "New bulk job",
    lead: "Nothing is sent before you press the start button. You can leave and come back to this address.",
    gone: "This draft is not here any more",
    goneText: "It was started, thrown away, or belongs to another browser or user.",
    started: "This draft was started at {{at}}",
    made: "A job was made of this draft at {{at}}; it has not been started",
    again: "Begin a new one",
  },
  ...prepare,
  ...job,
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    bulk: typeof texts;
  }
}
