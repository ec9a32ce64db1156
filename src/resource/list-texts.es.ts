import type { Translated } from "#src/i18n/i18n.ts";
import type { texts as english } from "./list-texts.en.ts";

/** Listas: lo que se carga cuando hace falta, como la elección de columnas, una selección, una lista vacía. */
export const texts: Translated<typeof english> = {
  selectAll: "Seleccionar los {{total}} que coinciden",
  selected: "{{count}} seleccionados",
  selected_one: "1 seleccionado",
  allSelected: "Están seleccionados los {{total}} que coinciden",
  unselect: "Quitar la selección",
  copyNames: "Copiar nombres",
  columnsReset: "Columnas por defecto",
  density: "Altura de fila",
  densityCompact: "Compacta",
  densityComfortable: "Cómoda",
  empty: "Aquí aún no hay nada",
  emptyRead: "Ninguna fila leída coincide; puede haber otras",
  emptyFilteredText: "Estos filtros están puestos:",
  beyond: "Esta página está más allá del final de la lista",
  first: "Ir a la primera página",
  ignoredRead: "Lea la lista entera para filtrarla y ordenarla aquí.",
  ignoredWhole:
    "Por eso se leyó la lista entera; se filtra y se ordena aquí, tal como estaba al leerla.",
  ignoredText:
    "{{count}} filas de esta página no coinciden y se ocultan. El total y «todos los que coinciden» no son fiables.",
  ignoredText_one:
    "Una fila de esta página no coincide y se oculta. El total y «todos los que coinciden» no son fiables.",
};
