using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Many contacts at once, as files. Not in the contract; described in docs/import-export.md.</summary>
internal static class TransferOperations
{
    private const string CsvExample =
        "id,name,emails,phones,contactManager\r\ncrm-17,Ada Lovelace,ada@example.com;ada@work.example,+49 30 1234,mara\r\n";

    private const string JsonExample =
        """{"id":"crm-17","name":"Ada Lovelace","emails":["ada@example.com"],"phones":["+49 30 1234"],"contactManager":"mara"}""" + "\n";

    private const string ReportExample = """
        {"error":{"line":17,"reason":"error-contact-manager-not-found"}}
        {"progress":{"line":1001,"created":990,"updated":4,"unchanged":5,"failed":1}}
        {"done":{"lines":1000,"created":990,"updated":4,"unchanged":5,"failed":1},"success":true}

        """;

    public static ApiOperation Import { get; } = new(
        "POST", "omnichannel/contacts.import",
        "Creates and changes contacts from a file, row by row. The same file sent again changes nothing; one that was cut off is finished.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.CreateContact, Permissions.UpdateContact),
        Input = Object(Optional("dryRun", Flag())),
        StreamedBody = new(
            new(TransferFormats.CsvType, CsvExample), new(TransferFormats.JsonLinesType, JsonExample)),
        StreamedResponse = new(new KeyValuePair<string, string>(TransferFormats.JsonLinesType, ReportExample)),
        Errors = [ImportErrors.WrongContentType, ImportErrors.Empty],
        Request = """{"dryRun":true}""",
    };

    public static ApiOperation Export { get; } = new(
        "GET", "omnichannel/contacts.exportAll", "All contacts as a file that can be imported again.")
    {
        Group = "Contacts",
        Access = Access.AllOf(Permissions.ViewContact, Permissions.ViewManager),
        Input = Object(
            Optional("format", Text().OneOf(TransferFormats.Csv, TransferFormats.JsonLines)), Optional("unknown", Flag())),
        StreamedResponse = new(
            new(TransferFormats.CsvType, CsvExample), new(TransferFormats.JsonLinesType, JsonExample)),
        Request = """{"format":"csv"}""",
    };
}
