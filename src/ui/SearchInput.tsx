/** A small field by which what is on the page is narrowed; its label stands in it. */
export function SearchInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    // Between buttons it may become narrower than its usual width.
    <label style={{ minWidth: 0 }}>
      <span className="k-hidden">{label}</span>
      <input
        type="search"
        className="k-field"
        value={value}
        placeholder={label}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
