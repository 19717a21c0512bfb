using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>A table of the directory: what both databases need to know to write its rows.</summary>
/// <param name="Key">The columns of its primary key.</param>
internal abstract record Table(string Name, ImmutableArray<string> Key, ImmutableArray<Column> Columns);

/// <summary>A table and how a <typeparamref name="T"/> becomes one of its rows.</summary>
internal sealed record Table<T>(string Name, ImmutableArray<string> Key, ImmutableArray<Column<T>> Sources)
    : Table(Name, Key, [.. Sources.Select(Column (source) => source)])
{
    /// <summary>Computes what is written for a row, so that whoever writes it does not depend on what is in it.</summary>
    /// <exception cref="ArgumentException">The databases cannot hold one of the values.</exception>
    public TableRow Row(T row)
    {
        var values = new object?[Sources.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Sources[i].ValueOf(row);
            if (values[i] is string text && !StorableText.IsStorable(text))
                throw new ArgumentException($"Column {Sources[i].Name} of {Name} holds a NUL character or half a surrogate pair.", nameof(row));
        }

        return new TableRow(this, values);
    }
}

/// <summary>A row whose values are ready. Each has the type of its column's kind: string, DateTimeOffset, bool, int or long.</summary>
/// <param name="Values">The values in the order of the table's columns.</param>
internal readonly record struct TableRow(Table Table, object?[] Values)
{
    /// <summary>The value of the first column, which is the table's key or the first part of it.</summary>
    public string Key => (string)Values[0]!;
}

/// <summary>The types of the directory's columns.</summary>
internal enum ColumnKind
{
    Text,

    /// <summary>A list of texts as a JSON array, or texts by name as a JSON object.</summary>
    Json,
    Time,
    Flag,
    Number,
    Long,
}

internal abstract record Column(string Name, ColumnKind Kind);

/// <summary>A column and where its value comes from.</summary>
internal abstract record Column<T>(string Name, ColumnKind Kind) : Column(Name, Kind)
{
    public abstract object? ValueOf(T row);
}

internal sealed record TextColumn<T>(string Name, Func<T, string?> Value) : Column<T>(Name, ColumnKind.Text)
{
    public override object? ValueOf(T row) => Value(row);
}

internal sealed record TimeColumn<T>(string Name, Func<T, DateTimeOffset?> Value) : Column<T>(Name, ColumnKind.Time)
{
    public override object? ValueOf(T row) => Value(row);
}

internal sealed record FlagColumn<T>(string Name, Func<T, bool> Value) : Column<T>(Name, ColumnKind.Flag)
{
    public override object? ValueOf(T row) => Value(row);
}

internal sealed record NumberColumn<T>(string Name, Func<T, int?> Value) : Column<T>(Name, ColumnKind.Number)
{
    public override object? ValueOf(T row) => Value(row);
}

internal sealed record LongColumn<T>(string Name, Func<T, long> Value) : Column<T>(Name, ColumnKind.Long)
{
    public override object? ValueOf(T row) => Value(row);
}

/// <summary>A list of texts, kept as a JSON array.</summary>
internal sealed record ListColumn<T>(string Name, Func<T, ImmutableArray<string>> Value) : Column<T>(Name, ColumnKind.Json)
{
    public override object? ValueOf(T row) => JsonText.Of(Value(row));
}

/// <summary>Texts by name, kept as a JSON object.</summary>
internal sealed record MapColumn<T>(string Name, Func<T, ImmutableDictionary<string, string>> Value) : Column<T>(Name, ColumnKind.Json)
{
    public override object? ValueOf(T row) => JsonText.Of(Value(row));
}

/// <summary>A row of a table that hangs on another: addresses, channels, tokens, a department's agents.</summary>
internal sealed record Child<T>(string ParentKey, int Ordinal, T Value);

/// <summary>Writes tables within the transaction of the journal entries.</summary>
internal interface ITableWriter
{
    /// <summary>Inserts or replaces rows of one table; no two with the same key.</summary>
    void Upsert(Table table, IReadOnlyList<object?[]> rows);

    /// <summary>Deletes the rows whose column has one of the values.</summary>
    void Delete(string table, string column, IReadOnlyList<string> values);

    /// <summary>Deletes the blocks of some owners of one type, and what they have refused, except of blocks that are kept.</summary>
    void DeleteBlocks(string ownerType, IReadOnlyList<string> ownerIds, IReadOnlyList<string> keptBlockIds);

    /// <summary>Moves the counters of the contacts, before their rows change.</summary>
    /// <param name="contactIds">All contacts that are written or removed.</param>
    /// <param name="written">The rows of the contacts that exist after the write.</param>
    void CountContacts(IReadOnlyList<string> contactIds, IReadOnlyList<ContactRow> written);
}
