// Finds which places of a map lie near each other, away from the page: tens of thousands take a tenth of a second.
import { answerAsks } from "#src/util/worker.ts";
import { createIndex } from "./map-index.ts";

answerAsks(createIndex());
