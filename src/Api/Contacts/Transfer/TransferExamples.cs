namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Files in the examples of the API's description.</summary>
internal static class TransferExamples
{
    /// <summary>Contacts in both forms.</summary>
    public static StreamedContent Contacts { get; } = new(
        KeyValuePair.Create(
            TransferFormats.CsvType,
            "id,name,emails,phones,contactManager\r\ncrm-17,Ada Lovelace,ada@example.com;ada@work.example,+49 30 1234,mara\r\n"),
        KeyValuePair.Create(
            TransferFormats.JsonLinesType,
            JsonLine.Of(new ImportRow("crm-17", "Ada Lovelace", ["ada@example.com"], ["+49 30 1234"], "mara", CustomFields: null))));

    public static StreamedContent Report { get; } = new(KeyValuePair.Create(
        TransferFormats.JsonLinesType,
        JsonLine.Of(new ImportFaultLine(new RowFault(17, "error-contact-manager-not-found")))
        + JsonLine.Of(new ImportProgressLine(new ImportProgress(1001, 990, 4, 5, 1)))
        + JsonLine.Of(new ImportEndLine(new ImportTotals(1000, 990, 4, 5, 1), Error: null, Success: true))));
}
