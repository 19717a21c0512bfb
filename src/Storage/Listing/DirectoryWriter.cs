using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;
using static ContactCenter.Storage.Listing.DirectoryTables;

namespace ContactCenter.Storage.Listing;

/// <summary>Writes the directory rows of a batch: the last one of each entity, removals first.</summary>
internal static class DirectoryWriter
{
    /// <param name="rows">All rows of the batch, in the order in which they are written.</param>
    public static void Write(IReadOnlyList<ReadyRow> rows, ITableWriter writer)
    {
        var last = LastRows(rows);
        if (last.Count == 0) return;
        if (last.Any(row => row.Row is BlocksRow)) DeleteBlocks(last, writer);
        foreach (var removed in last.Select(row => row.Row).OfType<RemovedRow>().GroupBy(row => row.EntityType, row => row.EntityKey))
            RemoveRows(removed.Key, [.. removed], writer);

        Contacts(last, writer);
        Upsert(DirectoryTables.Blocks, Blocks(last), writer);
        Upsert(DirectoryTables.Visitors, last, writer);
        Upsert(DirectoryTables.Conversations, last, writer);
        // Who served a conversation is only ever added to, and most have nobody: no other write pays for it.
        Upsert(ConversationAgents, last, writer);
        Upsert(DirectoryTables.Calls, last, writer);
        Replace<CallRow>(CallAgents, "call_id", last, writer);
        Upsert(DirectoryTables.Accounts, last, writer);
        Replace<AccountRow>(AccountTokens, "user_id", last, writer);
        Identities(last, writer);
        Upsert(DirectoryTables.Agents, last, writer);
        Upsert(DirectoryTables.Departments, last, writer);
        Replace<DepartmentRow>(DepartmentAgents, "department_id", last, writer);
        Upsert(DirectoryTables.Erasures, last, writer);
    }

    /// <summary>Removes the rows of entities of one type, with the rows that hang on them.</summary>
    public static void Remove(string entityType, IReadOnlyList<string> keys, ITableWriter writer)
    {
        if (KeepsBlocks(entityType)) writer.DeleteBlocks(entityType, keys, []);
        RemoveRows(entityType, keys, writer);
    }

    /// <summary>Removes them for good: with what the rows of others say of them.</summary>
    public static void Erase(string entityType, IReadOnlyList<string> keys, ITableWriter writer)
    {
        Remove(entityType, keys, writer);
        if (entityType == EntityTypes.Contact) writer.Delete("contact_not_duplicates", "other_id", keys);
    }

    /// <summary>The last row of each entity, in the order of their writing. A removed owner's blocks are replaced by none.</summary>
    private static List<ReadyRow> LastRows(IReadOnlyList<ReadyRow> rows)
    {
        var last = new List<ReadyRow>();
        var seen = new HashSet<(string, string)>();
        for (var i = rows.Count - 1; i >= 0; i--) Add(rows[i]);
        last.Reverse();
        return last;

        void Add(ReadyRow row)
        {
            if (seen.Add((row.Replaced, row.Row.Key))) last.Add(row);
            if (row.Row is RemovedRow { EntityType: var type, EntityKey: var key } && KeepsBlocks(type))
                Add(ReadyRow.Of(new BlocksRow(type, key, [])));
        }
    }

    private static bool KeepsBlocks(string entityType) => entityType is EntityTypes.Contact or EntityTypes.Block;

    private static void DeleteBlocks(List<ReadyRow> last, ITableWriter writer)
    {
        string[] kept = [.. Blocks(last).Select(block => (string)block[0]!)];
        foreach (var owners in last.Select(row => row.Row).OfType<BlocksRow>().GroupBy(row => row.OwnerType, row => row.OwnerId))
            writer.DeleteBlocks(owners.Key, [.. owners], kept);
    }

    /// <summary>A block that moves between two owners in one batch is kept by the one that was written last.</summary>
    private static List<object?[]> Blocks(List<ReadyRow> last) =>
        [.. last.Where(row => row.Row is BlocksRow).Reverse().SelectMany(row => row.Tables).DistinctBy(row => row.Key).Select(row => row.Values)];

    private static void RemoveRows(string entityType, IReadOnlyList<string> keys, ITableWriter writer)
    {
        if (entityType == EntityTypes.Contact) writer.CountContacts(keys, []);
        foreach (var (table, column) in TablesOf(entityType)) writer.Delete(table, column, keys);
    }

    /// <summary>The tables in which an actor of this type has rows, the column that names it, and a further condition.</summary>
    public static IEnumerable<(string Table, string Column, string Condition)> ReadTablesOf(string entityType)
    {
        foreach (var (table, column) in TablesOf(entityType)) yield return (table, column, "");
        if (entityType == EntityTypes.Erasure) yield return ("erasures", "receipt_id", "");
        if (KeepsBlocks(entityType)) yield return ("blocks", "owner_id", $" and owner_type = '{entityType}'");
    }

    private static ImmutableArray<(string Table, string Column)> TablesOf(string entityType) => entityType switch
    {
        EntityTypes.Contact =>
        [
            ("contact_addresses", "contact_id"), ("contact_channels", "contact_id"), ("contact_aliases", "contact_id"),
            ("contact_not_duplicates", "contact_id"), ("contacts", "contact_id"),
        ],
        EntityTypes.Visitor => [("visitors", "visitor_key")],
        EntityTypes.Conversation => [("conversation_agents", "room_id"), ("conversations", "room_id")],
        EntityTypes.Call => [("call_agents", "call_id"), ("calls", "call_id")],
        EntityTypes.Account => [("account_tokens", "user_id"), ("account_identities", "user_id"), ("accounts", "user_id")],
        EntityTypes.Agent => [("agents", "user_id")],
        EntityTypes.Department => [("department_agents", "department_id"), ("departments", "department_id")],
        _ => [],
    };

    private static void Contacts(List<ReadyRow> last, ITableWriter writer)
    {
        ContactRow[] rows = [.. last.Select(row => row.Row).OfType<ContactRow>()];
        if (rows.Length == 0) return;
        writer.CountContacts([.. rows.Select(row => row.Key)], rows);
        Upsert(DirectoryTables.Contacts, last, writer);
        Replace<ContactRow>(ContactAddresses, "contact_id", last, writer);
        Replace<ContactRow>(ContactChannels, "contact_id", last, writer);

        // An id finds one contact: the one that was written last.
        var aliases = Rows(ContactAliases, last).AsEnumerable().Reverse().DistinctBy(alias => (string)alias[0]!);
        Delete<ContactRow>(ContactAliases, "contact_id", last, writer);
        Upsert(ContactAliases, [.. aliases], writer);
        Replace<ContactRow>(ContactNotDuplicates, "contact_id", last, writer);
    }

    /// <summary>An identity is one account's: the one that was written last.</summary>
    private static void Identities(List<ReadyRow> last, ITableWriter writer)
    {
        Delete<AccountRow>(AccountIdentities, "user_id", last, writer);
        Upsert(AccountIdentities, [.. Rows(AccountIdentities, last).AsEnumerable().Reverse().DistinctBy(identity => (string)identity[0]!)], writer);
    }

    /// <summary>Writes the rows of a table that hangs on another: those that are not written any more are gone.</summary>
    private static void Replace<TParent>(Table table, string parentColumn, List<ReadyRow> last, ITableWriter writer) where TParent : DirectoryRow
    {
        Delete<TParent>(table, parentColumn, last, writer);
        Upsert(table, last, writer);
    }

    private static void Delete<TParent>(Table table, string parentColumn, List<ReadyRow> last, ITableWriter writer) where TParent : DirectoryRow
    {
        string[] parents = [.. last.Select(row => row.Row).OfType<TParent>().Select(row => row.Key)];
        if (parents.Length > 0) writer.Delete(table.Name, parentColumn, parents);
    }

    private static void Upsert(Table table, List<ReadyRow> last, ITableWriter writer) => Upsert(table, Rows(table, last), writer);

    private static void Upsert(Table table, List<object?[]> rows, ITableWriter writer)
    {
        if (rows.Count > 0) writer.Upsert(table, rows);
    }

    private static List<object?[]> Rows(Table table, List<ReadyRow> last)
    {
        var rows = new List<object?[]>();
        foreach (var ready in last)
        foreach (var row in ready.Tables)
            if (ReferenceEquals(row.Table, table)) rows.Add(row.Values);
        return rows;
    }
}
