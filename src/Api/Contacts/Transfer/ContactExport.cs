using System.Text;
using System.Text.Json;
using ContactCenter.Contacts;

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

        public override void Write(StringBuilder text, ContactView contact)
        {
            using var row = new MemoryStream();
            using (var json = new Utf8JsonWriter(row, JsonText.WriterOptions)) WriteRow(json, contact);
            text.Append(Encoding.UTF8.GetString(row.GetBuffer(), 0, (int)row.Length)).Append('\n');
        }

        private static void WriteRow(Utf8JsonWriter json, ContactView contact)
        {
            json.WriteStartObject();
            json.WriteString(ImportFields.Id, contact.ContactId);
            json.WriteString(ImportFields.Name, contact.Name);
            json.Texts(ImportFields.Emails, contact.Emails);
            json.Texts(ImportFields.Phones, contact.Phones);
            json.WriteString(ImportFields.Manager, contact.ContactManager ?? "");
            json.WriteStartObject(ImportFields.CustomFields);
            foreach (var (field, value) in contact.CustomFields.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(field, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
