/**
 * The words of the verdict, values as `{{name}}`. Sentences are read aloud to customers: plain, present tense, and
 * where nothing is certain they say why. Keys of `sentence` are the rules' own names.
 */
export const verdictTexts = {
  sentence: {
    "online-healthy": "Online and healthy: the light is good in both directions.",
    "online-healthy-dn-only":
      "Online: the light towards the customer is good; the way back could not be judged.",
    "online-healthy-up-only":
      "Online: the light from the customer is good; the way towards the customer could not be judged.",
    "online-healthy-no-light": "Online, and no fault is reported.",
    "online-healthy-no-report": "Online, and the live reading shows no fault.",
    "online-weak-dn":
      "Online, but the light towards the customer is too weak: {{metric}} {{value}} {{unit}}, limit {{threshold}} {{unit}}.",
    "online-weak-up":
      "Online, but the light from the customer is too weak: {{metric}} {{value}} {{unit}}, limit {{threshold}} {{unit}}.",
    "online-strong-dn":
      "Online, but the light towards the customer is too strong: {{metric}} {{value}} {{unit}}, limit {{threshold}} {{unit}}.",
    "online-strong-up":
      "Online, but the light from the customer is too strong: {{metric}} {{value}} {{unit}}, limit {{threshold}} {{unit}}.",
    "online-light-unknown-no-reading":
      "Online, but cannot tell whether the light is good, because no light level was read.",
    "online-light-unknown-no-limits":
      "Online, but cannot tell whether the light is good, because the server gives no limits for it.",
    "online-light-unknown-port":
      "Its PON port says that it is online; cannot tell more, because the live reading is missing.",
    "online-problem-alarm": "Online, but the OLT reports an alarm: {{detail}}",
    "online-problem-service": "Online, but the service {{service}} has a problem. {{detail}}",
    "online-problem-service-reported":
      "Online, but the monitoring last reported a problem with the service {{service}}. {{detail}}",
    "online-problem-metric":
      "Online, but {{metric}} is past its limit: {{value}} {{unit}}, limit {{threshold}} {{unit}}.",
    "los-area":
      "Loss of signal, and {{same}} of {{total}} devices on its PON port have it: a fibre cut on that PON is likely.",
    "los-some":
      "Loss of signal, and {{same}} of {{total}} devices on its PON port lost it at about the same time: a cut shared cable or splitter is likely.",
    "los-alone":
      "Loss of signal, while {{online}} of {{others}} other devices on its PON port are online: its own drop cable or connector is the likely place.",
    "los-extent-missing":
      "Loss of signal. Cannot tell whether it is alone, because its neighbours on the PON port could not be read.",
    "los-extent-only-one":
      "Loss of signal. Cannot tell whether it is alone, because no other device is on its PON port.",
    "los-extent-others-down":
      "Loss of signal, and {{down}} of {{others}} other devices on its PON port are down too. Cannot tell whether they share one cause.",
    "los-extent-unclear":
      "Loss of signal. Cannot tell whether it is alone, because the answer about its neighbours is not clear.",
    "power-area":
      "Its power went off, and so did that of others: {{same}} of {{total}} devices on its PON port. A power cut in the area is likely.",
    "power-some":
      "Its power went off, and {{same}} of {{total}} devices on its PON port lost theirs at about the same time: a power cut in a part of the area is likely.",
    "power-alone":
      "Its power went off, while {{online}} of {{others}} other devices on its PON port are online: switched off, unplugged or a power cut at the customer's.",
    "power-extent-missing":
      "Its power went off. Cannot tell whether it is alone, because its neighbours on the PON port could not be read.",
    "power-extent-only-one":
      "Its power went off. Cannot tell whether it is alone, because no other device is on its PON port.",
    "power-extent-others-down":
      "Its power went off, and {{down}} of {{others}} other devices on its PON port are down too. Cannot tell whether they share one cause.",
    "power-extent-unclear":
      "Its power went off. Cannot tell whether it is alone, because the answer about its neighbours is not clear.",
    "down-unknown-cause":
      "Down. Cannot tell why, because the network names no cause: it may be the line, power or the device.",
    "down-unknown-cause-shared":
      "Down, as are {{down}} of {{others}} other devices on its PON port. Cannot tell why, because no cause is named for this one; a shared fault is likely.",
    "down-others-too":
      "Down, as are {{down}} of {{others}} other devices on its PON port. Cannot tell why, because no cause is named for this one.",
    "down-lof": "Down. Cannot tell why: the OLT sees light but cannot read it (loss of frame).",
    "down-causes-differ": "Down. Cannot tell why, because two sources name different causes.",
    "not-provisioned-not-found": "Not found on the network: it is probably not provisioned.",
    "not-provisioned-no-ports":
      "Registered, but not provisioned: it has no service port on the OLT, no address and no traffic.",
    "not-provisioned-no-ports-down": "Down and not provisioned: it has no service port on the OLT.",
    "not-provisioned-failing": "Down, and its provisioning fails. {{detail}}",
    disabled: "Disabled: it is not subscribed (active is off).",
    "access-off": "Internet access is switched off for it.",
    expired: "Expired on {{date}}: Krill cuts internet access that day.",
    "reported-up":
      "Cannot tell for sure, because the live reading is missing. The monitoring last saw it up.",
    "reported-down":
      "Cannot tell for sure, because the live reading is missing. The monitoring last saw it down.",
    "reported-unreachable":
      "Cannot tell for sure, because the live reading is missing. The monitoring could not reach it: what it depends on is down.",
    "reported-down-los":
      "Cannot tell for sure, because the live reading is missing. The monitoring last saw it down with loss of signal.",
    "reported-down-power":
      "Cannot tell for sure, because the live reading is missing. The monitoring last saw it down without power.",
    "cannot-tell-reading": "Cannot tell yet, because the live reading has not arrived.",
    "cannot-tell-not-allowed":
      "Cannot tell, because you are not allowed to read it live and no recent report was read.",
    "cannot-tell-not-found":
      "Cannot tell, because the server has no live reading of it and no recent report was read.",
    "cannot-tell-failed":
      "Cannot tell, because the live reading failed and no recent report was read.",
    "cannot-tell-timeout":
      "Cannot tell, because the live reading did not answer in time and no recent report was read.",
    "cannot-tell-not-applicable":
      "Cannot tell, because devices of this kind have no live reading and no recent report was read.",
    "cannot-tell-malformed":
      "Cannot tell, because the live reading could not be understood and no recent report was read.",
    "cannot-tell-old": "Cannot tell, because the live reading is too old to stand for now.",
    "cannot-tell-unknown":
      "Cannot tell, because the live reading does not say whether it is up or down.",
    "cannot-tell-contradictory":
      "Cannot tell, because the live reading says both that it is up and that it is down.",
  },
};
