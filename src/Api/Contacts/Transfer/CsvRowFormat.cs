namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Rows of a CSV whose first record names the columns.</summary>
internal sealed class CsvRowFormat : IRowFormat
{
    private static readonly ImmutableHashSet<string> Known =
        [ImportFields.Id, ImportFields.Name, ImportFields.Emails, ImportFields.Phones, ImportFields.Manager];

    private readonly ImmutableArray<string> _columns;
    private readonly ImmutableDictionary<string, int> _places;

    private readonly char _separator;

    private CsvRowFormat(ImmutableArray<string> columns, char separator)
    {
        (_columns, _separator) = (columns, separator);
        _places = columns.Select((column, place) => KeyValuePair.Create(column, place)).ToImmutableDictionary();
    }

    /// <exception cref="ContactCenterException">A column that is not known, is there twice, or is missing.</exception>
    public static CsvRowFormat WithHeader(string header, char separator = ',')
    {
        var columns = CsvText.Cells(header, separator).Select(column => column.Trim()).ToImmutableArray();
        if (FindFault(columns) is { } fault) throw new ContactCenterException(CommonErrors.InvalidParams(fault));
        return new CsvRowFormat(columns, separator);
    }

    public ReadRow Read(string record)
    {
        var cells = CsvText.Cells(record, _separator);
        if (cells.Count != _columns.Length) return $"must have {_columns.Length} cells, as the header has, not {cells.Count}";
        for (var i = 0; i < cells.Count; i++) cells[i] = SpreadsheetText.Unprotect(cells[i]);
        var row = new ImportRow(
            Cell(cells, ImportFields.Id), Cell(cells, ImportFields.Name)!, Items(cells, ImportFields.Emails),
            Items(cells, ImportFields.Phones), Cell(cells, ImportFields.Manager), CustomFields(cells));
        return FindFault(row) is { } fault ? fault : ImportFields.Cleaned(row);
    }

    private static string? FindFault(ImmutableArray<string> columns)
    {
        if (columns.FirstOrDefault(column => !IsKnown(column)) is { } unknown) return $"must NOT have the column '{Shown(unknown)}'";
        if (columns.FirstOrDefault(column => columns.Count(other => other == column) > 1) is { } twice)
            return $"must NOT have the column '{Shown(twice)}' twice";
        if (columns.Count(IsCustom) > InputLimits.CustomFieldsMax)
            return $"must NOT have more than {InputLimits.CustomFieldsMax} columns of custom fields";
        return columns.Contains(ImportFields.Name) ? null : $"must have the column '{ImportFields.Name}'";
    }

    private static bool IsKnown(string column) => Known.Contains(column) || IsCustom(column);

    private static bool IsCustom(string column) =>
        column.StartsWith(ImportFields.CustomColumn, StringComparison.Ordinal) && column.Length > ImportFields.CustomColumn.Length
        && column.Length <= ImportFields.CustomColumn.Length + InputLimits.IdMax && !column.Any(char.IsControl);

    private static string Shown(string column) => column.Length <= InputLimits.IdMax ? column : column[..InputLimits.IdMax];

    private static string? FindFault(ImportRow row) =>
        ImportFields.FindFault(ImportFields.Id, row.Id)
        ?? ImportFields.FindFault(ImportFields.Name, row.Name)
        ?? ImportFields.FindFault(ImportFields.Emails, row.Emails)
        ?? ImportFields.FindFault(ImportFields.Phones, row.Phones)
        ?? ImportFields.FindFault(ImportFields.Manager, row.Manager)
        ?? row.CustomFields?.Select(field => ImportFields.FindFault(ImportFields.CustomColumn + field.Key, field.Value))
            .FirstOrDefault(fault => fault is not null);

    private string? Cell(List<string> cells, string column) => _places.TryGetValue(column, out var place) ? cells[place] : null;

    private ImmutableArray<string>? Items(List<string> cells, string column) =>
        Cell(cells, column) is { } cell ? CellList.Read(cell) : null;

    private ImmutableDictionary<string, string>? CustomFields(List<string> cells)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
            if (IsCustom(_columns[i])) fields[_columns[i][ImportFields.CustomColumn.Length..]] = cells[i];
        return fields.Count == 0 ? null : fields.ToImmutable();
    }
}
