using System.Globalization;
using System.Text.Json.Nodes;
using ContactCenter.Api.Contacts.Transfer;

namespace ContactCenter.Api.Calls.Transfer;

/// <summary>Reads rows of past calls: JSON objects, or cells under the names of an object's members. An empty cell is an absent member.</summary>
internal sealed class CallRowFormat
{
    private const string Tags = "tags";
    private const string HoldSeconds = "holdSeconds";
    private const string NotJson = "must be valid JSON";

    private static readonly ObjectSchema Row = (ObjectSchema)RequestSchemas.Of<CallImportRow>();
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    private readonly ImmutableArray<string> _columns;
    private readonly char _separator;

    /// <param name="header">Null = the rows are JSON.</param>
    /// <exception cref="ContactCenterException">A column that is not known, is there twice, or is missing.</exception>
    public CallRowFormat(CsvHeader? header)
    {
        if (header is null) return;
        (_columns, _separator) = ([.. CsvText.Cells(header.Text, header.Separator).Select(column => column.Trim())], header.Separator);
        if (FindFault(_columns) is { } fault) throw new ContactCenterException(CommonErrors.InvalidParams(fault));
    }

    public (CallImportRow? Row, string? Fault) Read(string record)
    {
        try
        {
            return _columns.IsDefault ? OfJson(record) : OfCells(CsvText.Cells(record, _separator));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: broken Unicode, which the parser finds only when a text is read.
            return (null, NotJson);
        }
    }

    private static (CallImportRow? Row, string? Fault) OfJson(string record)
    {
        using var document = JsonDocument.Parse(record, Options);
        return Of(document.RootElement);
    }

    private (CallImportRow? Row, string? Fault) OfCells(List<string> cells)
    {
        if (cells.Count != _columns.Length) return (null, $"must have {_columns.Length} cells, as the header has, not {cells.Count}");
        var row = new JsonObject();
        for (var i = 0; i < cells.Count; i++)
            if (SpreadsheetText.Unprotect(cells[i]) is { Length: > 0 } text) row[_columns[i]] = ValueOf(_columns[i], text);
        using var document = JsonDocument.Parse(row.ToJsonString());
        return Of(document.RootElement);
    }

    private static JsonNode ValueOf(string column, string text) => column switch
    {
        Tags => new JsonArray([.. CellList.Read(text).Select(tag => (JsonNode)tag)]),
        HoldSeconds when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => seconds,
        _ => text,
    };

    private static (CallImportRow? Row, string? Fault) Of(JsonElement row) => JsonRowFormat.FindFault(Row, row) is { } fault
        ? (null, fault)
        : (row.Deserialize(ApiJson.TypeOf<CallImportRow>()), null);

    private static string? FindFault(ImmutableArray<string> columns)
    {
        if (columns.FirstOrDefault(column => Row.Find(column) is null) is { } unknown) return $"must NOT have the column '{Shown(unknown)}'";
        if (columns.FirstOrDefault(column => columns.Count(other => other == column) > 1) is { } twice) return $"must NOT have the column '{twice}' twice";
        return Row.Properties.FirstOrDefault(member => member.IsRequired && !columns.Contains(member.Name)) is { } missing
            ? $"must have the column '{missing.Name}'" : null;
    }

    private static string Shown(string column) => column.Length <= InputLimits.IdMax ? column : column[..InputLimits.IdMax];
}
