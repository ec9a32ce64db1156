import { useEffect, useMemo, useRef, useState } from "react";
import { asApiError, type ApiError } from "#src/krill/errors.ts";
import { stillHere } from "#src/ui/still-here.ts";
import type { Item } from "#src/krill/resource.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { draftKeeper, draftOf } from "./form-draft.ts";
import { seenInForm, settleDoubts } from "./form-doubts.ts";
import { sortErrors } from "./form-errors.ts";
import { fieldsOf, type FormValue, type FormValues } from "./form-spec.ts";
import { offeredForm, openForm, type FormDone, type FormStart } from "./form-start.ts";
import {
  bodyOf,
  changedFields,
  changesOf,
  differences,
  problemsOf,
  rebased,
  valueBefore,
  valuesOf,
  type Difference,
  type FieldProblem,
} from "./form-values.ts";
import { newThing, thingOf } from "./form-thing.ts";
import type { ListRow } from "./list-spec.ts";
import { wayToChange } from "./way-to-change.ts";
import { addNews } from "./write-news.ts";
import { startWrite } from "./write-store.ts";

/** What stands above a form after a try to save it. */
export type FormTrouble =
  /** Nothing was sent: the thing could not be read again, is gone, or may not be changed. */
  | { kind: "not-read"; error: ApiError }
  | { kind: "gone" }
  | { kind: "not-allowed" }
  | { kind: "unchanged" }
  /** Nothing was sent, by the console's own decision. */
  | { kind: "not-sent"; why: ActionRecord["why"] }
  /** The server said no, or failed. */
  | { kind: "refused"; error: ApiError };

/** The state of one form: what is typed, what is wrong, what happens to it. */
export function useForm<Row extends ListRow>(start: FormStart<Row>) {
  const { item, metadata, nameOf } = start;
  const isNew = item === null;
  const spec = useMemo(
    () => offeredForm(start.spec, item, metadata),
    // The description is a constant, and a form is opened with one thing.
    // oxlint-disable-next-line react/exhaustive-deps
    [metadata],
  );
  const [opened] = useState(() => openForm(spec, start));
  const [base, setBase] = useState(opened.base);
  const [values, setValues] = useState(opened.values);
  const [draft, setDraft] = useState(opened.draft);
  const [hasTried, setTried] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  /** Soft problems that were shown once: the next try is let past them. */
  const [seen, setSeen] = useState<ReadonlySet<string>>(NOTHING);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<FormTrouble | null>(null);
  const [keeper] = useState(() => draftKeeper(opened.key, opened.sentAt));
  const [sentAt, setSentAt] = useState(opened.sentAt);
  const [isKept, setKept] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<{
    differences: readonly Difference[];
    theirs: FormValues;
  } | null>(null);
  const [madeId, setMadeId] = useState<string | null>(null);
  const isSending = useRef(false);
  /** Whether the person is still where the save was begun. */
  const isHere = useRef<() => boolean>(() => true);

  const changed = useMemo(() => changedFields(spec, base, values), [spec, base, values]);
  const all = useMemo(
    () => problemsOf(spec, values, isNew ? null : base, metadata.fields),
    [spec, values, base, isNew, metadata],
  );
  const problems = Object.fromEntries(
    Object.entries(all).filter(
      ([name, problem]) => hasTried || (left.has(name) && !isMissing(problem)),
    ),
  );
  const isDirty = changed.length > 0;
  const soft = Object.entries(all).filter(([, problem]) => isSoft(spec, problem));
  /** Nothing is wrong but what a person has seen and may let pass. */
  const isPassable =
    soft.length > 0 &&
    soft.length === Object.keys(all).length &&
    soft.every(([name, problem]) => seen.has(softKey(name, problem)));

  useEffect(() => {
    setKept(keeper.keep((at) => draftOf(spec, base, values, Date.now(), at)));
  }, [keeper, spec, base, values]);
  useEffect(() => {
    globalThis.addEventListener("storage", keeper.onStorage);
    return () => globalThis.removeEventListener("storage", keeper.onStorage);
  }, [keeper]);

  const set = (name: string, value: FormValue) => change({ [name]: value });
  const change = (next: FormValues) => {
    // What is typed after it went would go with the form, unsent.
    if (isSending.current) return;
    setValues((now) => ({ ...now, ...next }));
    setSaid((now) => {
      const rest = Object.entries(now).filter(([name]) => !(name in next));
      return rest.length === Object.keys(now).length ? now : Object.fromEntries(rest);
    });
  };

  /** Ends it: what was typed is nobody's any more. */
  const finish = (done: FormDone<Row>) => {
    keeper.drop();
    setMadeId(done.id);
    if (isHere.current()) start.onDone(done);
  };
  const mark = (at: number | null) => {
    keeper.mark(at);
    setSentAt(at);
  };

  const send = async (
    from: FormValues,
    wanted: FormValues,
    asRead?: Row,
    whole?: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const isCreation = item === null;
    const body = isCreation ? bodyOf(spec, wanted) : changesOf(spec, from, wanted);
    const before = Object.fromEntries(
      Object.keys(body).map((name) => [name, valueBefore(spec, name, from, asRead)]),
    );
    const thing = isCreation ? newThing(spec, wanted) : thingOf(spec, item.data);
    // A refusal says nothing of a try before it.
    const sentBefore = keeper.sentAt();
    mark(Date.now());
    const labels = Object.keys(body).map(nameOf);
    const result = await startWrite({
      resource: spec.resource,
      thing,
      name: isCreation ? "create" : "change",
      body,
      before: isCreation ? {} : before,
      whole,
      labels,
      thingOf: (row) => thingOf(spec, row),
      ...(spec.alsoShownIn && { alsoShownIn: spec.alsoShownIn }),
    });
    if (result === null) return mark(sentBefore);
    const { record, row, error } = result;
    if (record.state === "done") {
      // The resource's own reader made the row.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const read = row as Row | null;
      const id = read ? String(read.id) : isCreation ? null : thing.id;
      return finish({ row: read, id, isNew: isCreation });
    }
    // For the page that the person may be on by now.
    if (record.state === "unknown") return addNews({ thing, record, labels, undo: null });
    mark(sentBefore);
    if (error === null) return setTrouble({ kind: "not-sent", why: record.why });
    const { atFields, rest } = sortErrors(spec, asApiError(error));
    setSaid(atFields);
    setTried(true);
    setTrouble({ kind: "refused", error: rest });
  };

  /** Saves a thing that is there: reads it again first, so that nothing is overwritten unseen. */
  const save = async (from: FormValues, wanted: FormValues): Promise<void> => {
    if (item === null) return send(from, wanted);
    let now: Item<Row>;
    try {
      now = await spec.resource.fetchOne(item.data.id);
    } catch (error) {
      const failure = asApiError(error);
      return setTrouble(
        failure.kind === "not-found" ? { kind: "gone" } : { kind: "not-read", error: failure },
      );
    }
    // What was sent before is seen by now, there or not.
    mark(null);
    const theirs = valuesOf(spec, now.data);
    const thing = thingOf(spec, now.data);
    settleDoubts(thing, seenInForm(spec, wanted, theirs));
    const way = wayToChange(now, metadata);
    if (way.kind === "none") return setTrouble({ kind: "not-allowed" });
    const found = differences(spec, from, wanted, theirs);
    if (found.length > 0) return setConflict({ differences: found, theirs });
    const mine = rebased(spec, from, wanted, theirs, NOTHING);
    if (changedFields(spec, theirs, mine).length === 0) {
      addNews({ thing, record: null, labels: [], undo: null });
      return finish({ row: now.data, id: thing.id, isNew: false });
    }
    return send(theirs, mine, now.data, way.kind === "put" ? way.whole : undefined);
  };

  const run = async (from: FormValues, wanted: FormValues): Promise<void> => {
    if (isSending.current || keeper.isOver()) return;
    isSending.current = true;
    isHere.current = stillHere();
    setBusy(true);
    setTrouble(null);
    setSaid({});
    try {
      await save(from, wanted);
    } finally {
      // What is done is neither open again nor in doubt until the page after it has come.
      isSending.current = keeper.isOver();
      setBusy(keeper.isOver());
    }
  };

  return {
    spec,
    base,
    values,
    changed,
    isDirty,
    isNew,
    problems,
    isPassable,
    /** A save was tried: what is wrong stands above the form too. */
    hasTried,
    /** The server's messages at their fields. */
    said,
    trouble,
    /** It was sent, here or before a reload, and nobody knows whether it was carried out. */
    isDoubtful: sentAt !== null && !isBusy,
    isBusy,
    /** The new thing, once it is there: what is like it is looked for until its page has come. */
    madeId,
    conflict,
    draft,
    /** False where a reload would lose what is typed, since this browser does not take it. */
    isKept,
    /** Somebody else changed what the draft was made of. */
    isDraftOld: opened.isOld,
    set,
    change,
    // Not at once: what moves under the pointer between press and release is not clicked.
    leaveField: (name: string) => {
      setTimeout(() => setLeft((now) => (now.has(name) ? now : new Set([...now, name]))), 250);
    },
    /** Tries to save; gives the name of the first field that is wrong, null where it was sent. */
    submit: (): string | null => {
      setTried(true);
      const wrong = fieldsOf(spec).find(({ name }) => {
        const problem = all[name];
        return (
          problem !== undefined && !(isSoft(spec, problem) && seen.has(softKey(name, problem)))
        );
      });
      if (wrong) {
        setSeen(new Set(soft.map(([name, problem]) => softKey(name, problem))));
        return wrong.name;
      }
      if (!isNew && changed.length === 0) {
        setTrouble({ kind: "unchanged" });
        return null;
      }
      void run(base, values);
      return null;
    },
    /** Saves on top of what somebody else saved: `takeTheirs` are the fields where theirs stay. */
    resolve: (takeTheirs: ReadonlySet<string>) => {
      if (!conflict) return;
      const { theirs } = conflict;
      const mine = rebased(spec, base, values, theirs, takeTheirs);
      setConflict(null);
      setBase(theirs);
      setValues(mine);
      void run(theirs, mine);
    },
    /** Back to the form, with nothing sent. */
    closeConflict: () => setConflict(null),
    /** Throws away what a draft brought back. */
    dropDraft: () => {
      setValues(opened.fresh);
      setBase(opened.fresh);
      setDraft(null);
      mark(null);
    },
    hideDraft: () => setDraft(null),
    /** The person leaves without saving. */
    drop: () => keeper.drop(),
    isOver: () => keeper.isOver(),
  };
}

/** What `useForm` gives. */
export type FormState<Row extends ListRow> = ReturnType<typeof useForm<Row>>;

const NOTHING: ReadonlySet<string> = new Set();

function isSoft(spec: { softRules?: readonly string[] }, problem: FieldProblem): boolean {
  return "rule" in problem && spec.softRules?.includes(problem.rule) === true;
}

function softKey(name: string, problem: FieldProblem): string {
  return `${name}:${"rule" in problem ? problem.rule : problem.own}`;
}

function isMissing(problem: FieldProblem): boolean {
  return "own" in problem && problem.own === "required";
}
