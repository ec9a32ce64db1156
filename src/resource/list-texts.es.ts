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
  keyAct: "Ir a lo que se puede hacer con las filas seleccionadas",
  exporting: "Exportando {{done}} de {{total}}",
  exportCancel: "Cancelar la exportación",
  exported: "{{rows}} filas exportadas",
  exported_one: "1 fila exportada",
  exportFailed: "La exportación se detuvo tras {{done}} filas",
  exportLeftOut: "Llegaron {{count}} filas que no cumplen los filtros; no están en el fichero.",
  exportLeftOut_one: "Llegó una fila que no cumple los filtros; no está en el fichero.",
  viewName: "Nombre de esta vista",
  viewSave: "Guardar esta vista",
  viewDelete: "Borrar la vista {{name}}",
  viewsNone:
    "Aún no hay vistas guardadas: elija filtros, orden y columnas y guárdelos con un nombre.",
  columnsReset: "Columnas por defecto",
  density: "Altura de fila",
  densityCompact: "Compacta",
  densityComfortable: "Cómoda",
  empty: "Aquí aún no hay nada",
  emptyRead: "Ninguna fila leída coincide; puede haber otras",
  emptyUnread: "Llegaron {{count}} filas y ninguna se pudo leer",
  emptyUnread_one: "Llegó una fila y no se pudo leer",
  emptyFilteredText: "Estos filtros están puestos:",
  filterAny: "cualquiera",
  waiting: "{{count}} filas nuevas",
  waiting_one: "1 fila nueva",
  gone: "{{count}} ya no están en la lista",
  gone_one: "1 ya no está en la lista",
  update: "Actualizar la lista",
  dropSearch: "Quitar búsqueda y filtros",
  beyond: "Esta página está más allá del final de la lista",
  first: "Ir a la primera página",
  shuffled: "Solo esta página está en orden.",
  order: "Leer todo y ordenar",
  unsorted: "Este servidor no ordena esta lista",
  ignoredHere: "Dio todo lo que tiene de una vez; las filas se filtran aquí.",
  ignoredRead: "Lea la lista entera para filtrarla y ordenarla aquí.",
  ignoredWhole:
    "Por eso se leyó la lista entera; se filtra y se ordena aquí, tal como estaba al leerla.",
  ignoredText:
    "{{count}} filas de esta página no coinciden y se ocultan. El total y «todos los que coinciden» no son fiables.",
  ignoredText_one:
    "Una fila de esta página no coincide y se oculta. El total y «todos los que coinciden» no son fiables.",
};
