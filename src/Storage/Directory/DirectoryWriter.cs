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
        var last = new Dictionary<(string EntityType, string Key), DirectoryRow>();
        foreach (var pending in batch)
        {
            foreach (var row in pending.Append.Rows) last[(EntityTypeOf(row), row.Key)] = row;
        }

        if (last.Count == 0) return;
        foreach (var removed in last.Values.OfType<RemovedRow>().GroupBy(row => row.EntityType, row => row.EntityKey))
            Remove(removed.Key, [.. removed], writer);

        Contacts(Rows<ContactRow>(last), writer);
        Upsert(DirectoryTables.Visitors, Rows<VisitorRow>(last), writer);
        Upsert(DirectoryTables.Conversations, Rows<ConversationRow>(last), writer);
        Accounts(Rows<AccountRow>(last), writer);
        Upsert(DirectoryTables.Agents, Rows<AgentRow>(last), writer);
        Departments(Rows<DepartmentRow>(last), writer);
    }

    /// <summary>Removes the rows of entities of one type, with the rows that hang on them.</summary>
    public static void Remove(string entityType, IReadOnlyList<string> keys, ITableWriter writer)
    {
        foreach (var (table, column) in TablesOf(entityType)) writer.Delete(table, column, keys);
    }

    private static ImmutableArray<(string Table, string Column)> TablesOf(string entityType) => entityType switch
    {
        EntityTypes.Contact => [("contact_addresses", "contact_id"), ("contact_channels", "contact_id"), ("contacts", "contact_id")],
        EntityTypes.Visitor => [("visitors", "visitor_key")],
        EntityTypes.Conversation => [("conversations", "room_id")],
        EntityTypes.Account => [("account_tokens", "user_id"), ("accounts", "user_id")],
        EntityTypes.Agent => [("agents", "user_id")],
        EntityTypes.Department => [("department_agents", "department_id"), ("departments", "department_id")],
        _ => [],
    };

    private static string EntityTypeOf(DirectoryRow row) => row switch
    {
        RemovedRow removed => removed.EntityType,
        ContactRow => EntityTypes.Contact,
        VisitorRow => EntityTypes.Visitor,
        ConversationRow => EntityTypes.Conversation,
        AccountRow => EntityTypes.Account,
        AgentRow => EntityTypes.Agent,
        DepartmentRow => EntityTypes.Department,
        _ => throw new ArgumentException($"There is no table for {row.GetType().Name}."),
    };

    private static void Contacts(List<ContactRow> rows, ITableWriter writer)
    {
        if (rows.Count == 0) return;
        string[] keys = [.. rows.Select(row => row.Key)];
        writer.Upsert(DirectoryTables.Contacts, rows);
        Replace(ContactAddresses, "contact_id", keys, Children(rows, ContactAddress.Of), writer);
        Replace(ContactChannels, "contact_id", keys, Children(rows, row => row.Channels), writer);
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

    private static List<TRow> Rows<TRow>(Dictionary<(string, string), DirectoryRow> last) => [.. last.Values.OfType<TRow>()];

    private static List<Child<T>> Children<TRow, T>(List<TRow> rows, Func<TRow, IEnumerable<T>> children) where TRow : DirectoryRow =>
        [.. rows.SelectMany(row => children(row).Select((child, ordinal) => new Child<T>(row.Key, ordinal, child)))];
}
