import type { Translated } from "#src/i18n/i18n.ts";
import type { verdictTexts as english } from "./verdict-texts.en.ts";

/** The words of the verdict in Spanish. */
export const verdictTexts: Translated<typeof english> = {
  sentence: {
    "online-healthy": "En línea y en buen estado: la luz es buena en ambos sentidos.",
    "online-healthy-dn-only":
      "En línea: la luz hacia el cliente es buena; la de vuelta no se ha podido valorar.",
    "online-healthy-up-only":
      "En línea: la luz desde el cliente es buena; la de ida no se ha podido valorar.",
    "online-healthy-no-light": "En línea y sin ninguna avería comunicada.",
    "online-healthy-no-report": "En línea, y la lectura en vivo no muestra ninguna avería.",
    "online-weak-dn":
      "En línea, pero la luz hacia el cliente es demasiado débil: {{metric}} {{value}} {{unit}}, límite {{threshold}} {{unit}}.",
    "online-weak-up":
      "En línea, pero la luz desde el cliente es demasiado débil: {{metric}} {{value}} {{unit}}, límite {{threshold}} {{unit}}.",
    "online-strong-dn":
      "En línea, pero la luz hacia el cliente es demasiado fuerte: {{metric}} {{value}} {{unit}}, límite {{threshold}} {{unit}}.",
    "online-strong-up":
      "En línea, pero la luz desde el cliente es demasiado fuerte: {{metric}} {{value}} {{unit}}, límite {{threshold}} {{unit}}.",
    "online-light-unknown-no-reading":
      "En línea, pero no se puede saber si la luz es buena, porque no se ha leído ningún nivel.",
    "online-light-unknown-no-limits":
      "En línea, pero no se puede saber si la luz es buena, porque el servidor no da límites.",
    "online-light-unknown-port":
      "Su puerto PON dice que está en línea; no se sabe más, porque falta la lectura en vivo.",
    "online-problem-alarm": "En línea, pero la OLT comunica una alarma: {{detail}}",
    "online-problem-service":
      "En línea, pero el servicio {{service}} tiene un problema. {{detail}}",
    "online-problem-service-reported":
      "En línea, pero la monitorización comunicó un problema del servicio {{service}}. {{detail}}",
    "online-problem-metric":
      "En línea, pero {{metric}} ha pasado su límite: {{value}} {{unit}}, límite {{threshold}} {{unit}}.",
    "los-area":
      "Pérdida de señal, y la tienen {{same}} de {{total}} equipos de su puerto PON: es probable un corte de fibra en ese PON.",
    "los-some":
      "Pérdida de señal, y {{same}} de {{total}} equipos de su puerto PON la perdieron más o menos a la vez: es probable un corte en un cable o divisor común.",
    "los-alone":
      "Pérdida de señal, mientras {{online}} de los otros {{others}} equipos de su puerto PON están en línea: lo probable es su propia acometida o conector.",
    "los-extent-missing":
      "Pérdida de señal. No se puede saber si es solo este equipo, porque no se han podido leer sus vecinos del puerto PON.",
    "los-extent-only-one":
      "Pérdida de señal. No se puede saber si es solo este equipo, porque no hay otro en su puerto PON.",
    "los-extent-others-down":
      "Pérdida de señal, y {{down}} de los otros {{others}} equipos de su puerto PON también están caídos. No se puede saber si la causa es la misma.",
    "los-extent-unclear":
      "Pérdida de señal. No se puede saber si es solo este equipo, porque la respuesta sobre sus vecinos no es clara.",
    "power-area":
      "Se quedó sin corriente, y así están {{same}} de {{total}} equipos de su puerto PON: es probable un corte de luz en la zona.",
    "power-some":
      "Se quedó sin corriente, y {{same}} de {{total}} equipos de su puerto PON la perdieron más o menos a la vez: es probable un corte de luz en parte de la zona.",
    "power-alone":
      "Se quedó sin corriente, mientras {{online}} de los otros {{others}} equipos de su puerto PON están en línea: apagado, desenchufado o un corte en casa del cliente.",
    "power-extent-missing":
      "Se quedó sin corriente. No se puede saber si es solo este equipo, porque no se han podido leer sus vecinos del puerto PON.",
    "power-extent-only-one":
      "Se quedó sin corriente. No se puede saber si es solo este equipo, porque no hay otro en su puerto PON.",
    "power-extent-others-down":
      "Se quedó sin corriente, y {{down}} de los otros {{others}} equipos de su puerto PON también están caídos. No se puede saber si la causa es la misma.",
    "power-extent-unclear":
      "Se quedó sin corriente. No se puede saber si es solo este equipo, porque la respuesta sobre sus vecinos no es clara.",
    "down-unknown-cause":
      "Caído. No se puede saber por qué, porque la red no da ninguna causa: puede ser la línea, la corriente o el equipo.",
    "down-unknown-cause-shared":
      "Caído, igual que {{down}} de los otros {{others}} equipos de su puerto PON. No se puede saber por qué, porque no se da la causa de este; es probable una avería común.",
    "down-others-too":
      "Caído, igual que {{down}} de los otros {{others}} equipos de su puerto PON. No se puede saber por qué, porque no se da la causa de este.",
    "down-lof":
      "Caído. No se puede saber por qué: la OLT ve luz pero no puede leerla (pérdida de trama).",
    "down-causes-differ":
      "Caído. No se puede saber por qué, porque dos fuentes dan causas distintas.",
    "not-provisioned-not-found": "No está en la red: probablemente sin provisionar.",
    "not-provisioned-no-ports":
      "Registrado, pero sin provisionar: no tiene puertos de servicio en la OLT, ni dirección, ni tráfico.",
    "not-provisioned-no-ports-down":
      "Caído y sin provisionar: no tiene puertos de servicio en la OLT.",
    "not-provisioned-failing": "Caído, y su provisión falla. {{detail}}",
    disabled: "Desactivado: no está de alta.",
    "access-off": "Tiene cortado el acceso a internet.",
    expired: "Caducó el {{date}}: Krill corta el acceso a internet ese día.",
    "reported-up":
      "No se puede saber con seguridad, porque falta la lectura en vivo. La monitorización lo vio en línea la última vez.",
    "reported-down":
      "No se puede saber con seguridad, porque falta la lectura en vivo. La monitorización lo vio caído la última vez.",
    "reported-unreachable":
      "No se puede saber con seguridad, porque falta la lectura en vivo. La monitorización no llegó a él: cayó algo de lo que depende.",
    "reported-down-los":
      "No se puede saber con seguridad, porque falta la lectura en vivo. La monitorización lo vio caído por pérdida de señal la última vez.",
    "reported-down-power":
      "No se puede saber con seguridad, porque falta la lectura en vivo. La monitorización lo vio caído y sin corriente la última vez.",
    "cannot-tell-reading": "Aún no se puede saber, porque no ha llegado la lectura en vivo.",
    "cannot-tell-not-allowed":
      "No se puede saber, porque no tiene permiso para leerlo en vivo y no se leyó ningún informe reciente.",
    "cannot-tell-not-found":
      "No se puede saber, porque el servidor no tiene su lectura en vivo y no se leyó ningún informe reciente.",
    "cannot-tell-failed":
      "No se puede saber, porque la lectura en vivo ha fallado y no se leyó ningún informe reciente.",
    "cannot-tell-timeout":
      "No se puede saber, porque la lectura en vivo no respondió a tiempo y no se leyó ningún informe reciente.",
    "cannot-tell-not-applicable":
      "No se puede saber, porque este tipo de equipo no tiene lectura en vivo y no se leyó ningún informe reciente.",
    "cannot-tell-malformed":
      "No se puede saber, porque la lectura en vivo no se entiende y no se leyó ningún informe reciente.",
    "cannot-tell-old": "No se puede saber, porque la lectura en vivo es demasiado antigua.",
    "cannot-tell-unknown":
      "No se puede saber, porque la lectura en vivo no dice si está en línea o caído.",
    "cannot-tell-contradictory":
      "No se puede saber, porque la lectura en vivo dice a la vez que está en línea y caído.",
  },
};
