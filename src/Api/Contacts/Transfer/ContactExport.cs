using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Contacts as rows that <see cref="CsvRowFormat"/> and <see cref="JsonRowFormat"/> read back as they were.</summary>
internal abstract class ContactExport
{
    public abstract string ContentType { get; }

    /// <summary>Writes the text before the first row.</summary>
    public abstract void WriteHeader(StringBuilder text);

    public abstract void Write(StringBuilder text, ContactView contact);

    public static ContactExport In(string format, WorkspaceSnapshot workspace) =>
        format == TransferFormats.Csv ? new Csv(workspace) : new JsonLines();

    /// <remarks>
    /// The columns are fixed before the first row, so only registered custom fields have one. Values that remain under others could not be
    /// imported anyway (contract §1.3).
    /// </remarks>
    private sealed class Csv(WorkspaceSnapshot workspace) : ContactExport
    {
        private readonly ImmutableArray<string> _fields =
        [
            .. workspace.CustomFields.Values.Where(definition => definition.Scope == CustomFieldDefinition.VisitorScope)
                .Select(definition => definition.Field).Order(StringComparer.Ordinal),
        ];

        public override string ContentType => $"{TransferFormats.CsvType}; charset=utf-8";

        /// <summary>The mark tells spreadsheets that it is UTF-8.</summary>
        public override void WriteHeader(StringBuilder text)
        {
            text.Append('\uFEFF');
            CsvText.WriteRecord(text, [
                ImportFields.Id, ImportFields.Name, ImportFields.Emails, ImportFields.Phones, ImportFields.Manager,
                .. _fields.Select(field => ImportFields.CustomColumn + field)]);
        }

        public override void Write(StringBuilder text, ContactView contact) => CsvText.WriteRecord(
            text,
            new[] { contact.ContactId, contact.Name, CellList.Write(contact.Emails), CellList.Write(contact.Phones), contact.ContactManager ?? "" }
                .Concat(_fields.Select(field => contact.CustomFields.GetValueOrDefault(field, "")))
                .Select(SpreadsheetText.Protect));
    }

    private sealed class JsonLines : ContactExport
    {
        public override string ContentType => TransferFormats.JsonLinesType;

        public override void WriteHeader(StringBuilder text) { }

        public override void Write(StringBuilder text, ContactView contact) => text.Append(JsonLine.Of(new ExportedRow(
            contact.ContactId, contact.Name, contact.Emails, contact.Phones, contact.ContactManager ?? "",
            new SortedDictionary<string, string>(contact.CustomFields, StringComparer.Ordinal))));
    }
}

/// <summary>A contact as a row; unlike an imported one it leaves nothing out.</summary>
internal sealed record ExportedRow(
    string Id, string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones, string ContactManager,
    IReadOnlyDictionary<string, string> CustomFields);
