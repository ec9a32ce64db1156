/** The dialogs that ask before an action: what it does, what it takes along. */
export const texts = {
  consequence: {
    diagnostic: "The device runs its own tests; the line carries more traffic meanwhile.",
    enable:
      "Krill provisions this ONU: it writes to the OLT, and the CPE with its serial number goes into service.",
    recheck: "It is checked again soon.",
    acknowledge: "Somebody takes care of it; it no longer counts as open.",
    downtime: "Its troubles in that time are planned.",
    reboot: "The device restarts: minutes without service, and calls drop.",
    reconfig:
      "The device takes its configuration anew: service is interrupted, and changes made on the device are overwritten.",
    reprovision:
      "Its service ports on the OLT are deleted and made again: service is interrupted, and stays off if the second half fails.",
    set_wifi:
      "Wi-Fi stops for a moment; with another name or password its devices must connect anew.",
    set_frequency:
      "Every modem on this channel loses its connection until it has found the new frequency.",
    disconnect: "The session is cut: no internet until the device connects again.",
    unprovision:
      "Its service ports on the OLT are deleted: the customer has no service until it is provisioned again.",
    factory:
      "The device goes back to its factory settings: everything set on it is lost, and there is no way back.",
  },
  unknownConsequence:
    "The console does not know this action of your server. It may interrupt the service.",
  dialog: {
    title: "{{action}}: {{name}}",
    device: "Device",
    warnings: "Before you do this",
    lastTouch: "Last touched",
    typeName: "Type {{name}} to confirm",
  },
  askGet: {
    title: "Does this server act by GET?",
    text: "Krill does not take POST for “{{action}}” on {{name}}; the only method that it names is GET. Nothing has happened so far. Some servers do act by GET. Your answer is remembered for this action.",
    no: "No, send nothing",
    yes: "Yes, send it by GET",
  },
  /** The form of what an action takes along. */
  fields: {
    file: "It takes a file ({{what}}), which cannot be sent from here.",
    choose: "Choose…",
    notANumber: "This is not a number",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    actionDialog: typeof texts;
  }
}
