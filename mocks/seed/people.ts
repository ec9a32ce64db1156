import { CITIES } from "./catalog.ts";
import type { Luck } from "#mocks/random.ts";
import { flat } from "#mocks/text.ts";

/** Names that read like names and that nobody has. */
const FIRST = [
  "Ambrosio",
  "Benigna",
  "Celedonio",
  "Delfina",
  "Eleuterio",
  "Fuencisla",
  "Gumersindo",
  "Herminia",
  "Inocencia",
  "Justiniano",
  "Liboria",
  "Macario",
  "Nicanora",
  "Obdulia",
  "Policarpo",
  "Quiteria",
] as const;
const LAST = [
  "Farolillo",
  "Trotamundos",
  "Brújula",
  "Cangilón",
  "Dominguero",
  "Espantajo",
  "Figurín",
  "Garabato",
  "Hojarasca",
  "Inventado",
  "Jilguero",
  "Lagartija",
  "Mandarino",
  "Ñandú",
  "Ovillejo",
  "Pamplina",
  "Quimera",
  "Rebujito",
  "Sonajero",
  "Tarambana",
] as const;
const STREETS = [
  "Calle del Farol",
  "Avenida de la Caracola",
  "Plaza del Botijo",
  "Calle Sin Nombre",
  "Camino de la Noria",
  "Paseo del Espejismo",
  "Travesía del Ovillo",
  "Ronda de la Quimera",
] as const;

/** A customer's name, made up. */
export function personName(luck: Luck): { name: string; surname: string } {
  return { name: luck.pick(1, FIRST), surname: flat(luck.pick(2, LAST), " ", luck.pick(3, LAST)) };
}

/** A street address, made up. */
export function street(luck: Luck): string {
  const number = luck.int(5, 1, 180);
  const floor = luck.int(6, 1, 6);
  return flat(
    luck.pick(4, STREETS),
    " nº ",
    number,
    ", ",
    floor,
    "º",
    luck.pick(7, ["A", "B", "C", "D"]),
  );
}

/** A city of the simulated operator. */
export function city(luck: Luck): string {
  return luck.pick(8, CITIES);
}

/** A telephone number for one line: nine digits of a Spanish length, one per POTS id. */
export function phoneNumber(potsId: number): string {
  return String(915_000_000 + potsId);
}
