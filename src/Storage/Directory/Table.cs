using System.Collections.Immutable;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

/// <summary>A table of the directory: what both databases need to know to write its rows.</summary>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record Table<T>(string Name, ImmutableArray<string> Key, ImmutableArray<Column<T>> Columns);

/// <summary>A column and where its value comes from. The kinds below are all the types that the directory's tables have.</summary>
internal abstract record Column<T>(string Name);

internal sealed record TextColumn<T>(string Name, Func<T, string?> Value) : Column<T>(Name);

internal sealed record TimeColumn<T>(string Name, Func<T, DateTimeOffset?> Value) : Column<T>(Name);

internal sealed record FlagColumn<T>(string Name, Func<T, bool> Value) : Column<T>(Name);

internal sealed record NumberColumn<T>(string Name, Func<T, int?> Value) : Column<T>(Name);

internal sealed record LongColumn<T>(string Name, Func<T, long> Value) : Column<T>(Name);

/// <summary>A list of texts, kept as a JSON array.</summary>
internal sealed record ListColumn<T>(string Name, Func<T, ImmutableArray<string>> Value) : Column<T>(Name);

/// <summary>Texts by name, kept as a JSON object.</summary>
internal sealed record MapColumn<T>(string Name, Func<T, ImmutableDictionary<string, string>> Value) : Column<T>(Name);

/// <summary>A row of a table that hangs on another: addresses, channels, tokens, a department's agents.</summary>
internal sealed record Child<T>(string ParentKey, int Ordinal, T Value);

/// <summary>Writes tables within the transaction of the journal entries.</summary>
internal interface ITableWriter
{
    /// <summary>Inserts or replaces rows; no two with the same key.</summary>
    void Upsert<T>(Table<T> table, IReadOnlyList<T> rows);

    /// <summary>Deletes the rows whose column has one of the values.</summary>
    void Delete(string table, string column, IReadOnlyList<string> values);

    /// <summary>Deletes the blocks of some owners of one type, and what they have refused, except of blocks that are kept.</summary>
    void DeleteBlocks(string ownerType, IReadOnlyList<string> ownerIds, IReadOnlyList<string> keptBlockIds);

    /// <summary>Moves the counters of the contacts, before their rows change.</summary>
    /// <param name="contactIds">All contacts that are written or removed.</param>
    /// <param name="written">Those of them that are there afterwards.</param>
    void CountContacts(IReadOnlyList<string> contactIds, IReadOnlyList<ContactRow> written);
}
