using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Journal;
using static ContactCenter.Storage.DirectoryTables;

namespace ContactCenter.Storage;

/// <summary>Writes the directory rows of a batch: the last one of each entity, removals first.</summary>
internal static class DirectoryWriter
{
    public static void Write(ReadOnlySpan<PendingAppend> batch, ITableWriter writer)
    {
        var last = LastRows(batch);
        if (last.Count == 0) return;
        var blocks = last.OfType<BlocksRow>().ToList();
        if (blocks.Count > 0) DeleteBlocks(blocks, writer);
        foreach (var removed in last.OfType<RemovedRow>().GroupBy(row => row.EntityType, row => row.EntityKey))
            RemoveRows(removed.Key, [.. removed], writer);

        Contacts(Rows<ContactRow>(last), writer);
        Upsert(DirectoryTables.Blocks, [.. Owned(blocks)], writer);
        Upsert(DirectoryTables.Visitors, Rows<VisitorRow>(last), writer);
        Conversations(Rows<ConversationRow>(last), writer);
        Accounts(Rows<AccountRow>(last), writer);
        Upsert(DirectoryTables.Agents, Rows<AgentRow>(last), writer);
        Departments(Rows<DepartmentRow>(last), writer);
        Upsert(DirectoryTables.Erasures, Rows<ErasureRow>(last), writer);
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
    private static List<DirectoryRow> LastRows(ReadOnlySpan<PendingAppend> batch)
    {
        var last = new List<DirectoryRow>();
        var seen = new HashSet<(string, string)>();
        for (var i = batch.Length - 1; i >= 0; i--)
        {
            var members = batch[i].Members;
            for (var member = members.Length - 1; member >= 0; member--)
            {
                var rows = members[member].Rows;
                for (var row = rows.Length - 1; row >= 0; row--) Add(rows[row]);
            }
        }

        last.Reverse();
        return last;

        void Add(DirectoryRow row)
        {
            if (seen.Add((TableOf(row), row.Key))) last.Add(row);
            if (row is RemovedRow { EntityType: var type, EntityKey: var key } && KeepsBlocks(type)) Add(new BlocksRow(type, key, []));
        }
    }

    private static bool KeepsBlocks(string entityType) => entityType is EntityTypes.Contact or EntityTypes.Block;

    private static void DeleteBlocks(List<BlocksRow> rows, ITableWriter writer)
    {
        string[] kept = [.. Owned(rows).Select(row => row.Block.BlockId)];
        foreach (var owners in rows.GroupBy(row => row.OwnerType, row => row.OwnerId)) writer.DeleteBlocks(owners.Key, [.. owners], kept);
    }

    /// <summary>A block that moves between two owners in one batch is kept by the one that was written last.</summary>
    private static IEnumerable<OwnedBlock> Owned(List<BlocksRow> rows) =>
        rows.AsEnumerable().Reverse()
            .SelectMany(row => row.Blocks.Select(block => new OwnedBlock(new BlockOwner(row.OwnerType, row.OwnerId), block)))
            .DistinctBy(row => row.Block.BlockId);

    private static void RemoveRows(string entityType, IReadOnlyList<string> keys, ITableWriter writer)
    {
        if (entityType == EntityTypes.Contact) writer.CountContacts(keys, []);
        foreach (var (table, column) in TablesOf(entityType)) writer.Delete(table, column, keys);
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
        EntityTypes.Account => [("account_tokens", "user_id"), ("accounts", "user_id")],
        EntityTypes.Agent => [("agents", "user_id")],
        EntityTypes.Department => [("department_agents", "department_id"), ("departments", "department_id")],
        _ => [],
    };

    /// <summary>What a row replaces. Blocks are apart from the rest of their owner, and apart by its type.</summary>
    private static string TableOf(DirectoryRow row) => row switch
    {
        RemovedRow removed => removed.EntityType,
        BlocksRow blocks => $"blocks of {blocks.OwnerType}",
        ContactRow => EntityTypes.Contact,
        VisitorRow => EntityTypes.Visitor,
        ConversationRow => EntityTypes.Conversation,
        AccountRow => EntityTypes.Account,
        AgentRow => EntityTypes.Agent,
        DepartmentRow => EntityTypes.Department,
        ErasureRow => EntityTypes.Erasure,
        _ => throw new ArgumentException($"There is no table for {row.GetType().Name}."),
    };

    private static void Contacts(List<ContactRow> rows, ITableWriter writer)
    {
        if (rows.Count == 0) return;
        string[] keys = [.. rows.Select(row => row.Key)];
        writer.CountContacts(keys, rows);
        writer.Upsert(DirectoryTables.Contacts, rows);
        Replace(ContactAddresses, "contact_id", keys, Children(rows, ContactAddress.Of), writer);
        Replace(ContactChannels, "contact_id", keys, Children(rows, row => row.Channels), writer);

        // An id finds one contact: the one that was written last.
        var aliases = Children(rows, row => row.Aliases).AsEnumerable().Reverse().DistinctBy(alias => alias.Value);
        Replace(ContactAliases, "contact_id", keys, [.. aliases], writer);
        Replace(ContactNotDuplicates, "contact_id", keys, Children(rows, row => row.NotDuplicates.Distinct()), writer);
    }

    /// <summary>Who served a conversation is only ever added to, and most have nobody: no other write pays for it.</summary>
    private static void Conversations(List<ConversationRow> rows, ITableWriter writer)
    {
        Upsert(DirectoryTables.Conversations, rows, writer);
        Upsert(ConversationAgents, Children(rows, row => row.FormerAgentIds), writer);
    }

    private static void Accounts(List<AccountRow> rows, ITableWriter writer)
    {
        if (rows.Count == 0) return;
        string[] keys = [.. rows.Select(row => row.Key)];
        writer.Upsert(DirectoryTables.Accounts, rows);
        Replace(AccountTokens, "user_id", keys, Children(rows, row => row.Tokens.DistinctBy(token => token.TokenHash)), writer);
    }

    private static void Departments(List<DepartmentRow> rows, ITableWriter writer)
    {
        if (rows.Count == 0) return;
        string[] keys = [.. rows.Select(row => row.Key)];
        writer.Upsert(DirectoryTables.Departments, rows);
        Replace(DepartmentAgents, "department_id", keys, Children(rows, row => row.AgentIds.Distinct()), writer);
    }

    private static void Replace<T>(Table<T> table, string parentColumn, string[] parentKeys, List<T> rows, ITableWriter writer)
    {
        writer.Delete(table.Name, parentColumn, parentKeys);
        Upsert(table, rows, writer);
    }

    private static void Upsert<T>(Table<T> table, List<T> rows, ITableWriter writer)
    {
        if (rows.Count > 0) writer.Upsert(table, rows);
    }

    private static List<TRow> Rows<TRow>(List<DirectoryRow> last) => [.. last.OfType<TRow>()];

    private static List<Child<T>> Children<TRow, T>(List<TRow> rows, Func<TRow, IEnumerable<T>> children) where TRow : DirectoryRow =>
        [.. rows.SelectMany(row => children(row).Select((child, ordinal) => new Child<T>(row.Key, ordinal, child)))];
}
