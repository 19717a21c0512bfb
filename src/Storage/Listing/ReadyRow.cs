using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Storage.Listing;

/// <summary>
/// A directory row with every value that its tables need. It is made by the caller of the append, so that a value that cannot be stored fails this
/// caller alone, and never a batch in which others wait.
/// </summary>
/// <param name="Replaced">The kind of row, which with its key tells what it replaces: a later row of the same kind and key replaces this one.
/// Blocks are a kind of their own for each type of owner.</param>
internal sealed record ReadyRow(DirectoryRow Row, string Replaced, ImmutableArray<TableRow> Tables)
{
    /// <exception cref="ArgumentException">The databases cannot hold a value of it.</exception>
    public static ReadyRow Of(DirectoryRow row) => row switch
    {
        RemovedRow removed => new(row, removed.EntityType, []),
        BlocksRow blocks => new(row, $"blocks of {blocks.OwnerType}", BlocksOf(blocks)),
        ContactRow contact => new(row, EntityTypes.Contact, ContactOf(contact)),
        VisitorRow visitor => new(row, EntityTypes.Visitor, [DirectoryTables.Visitors.Row(visitor)]),
        // Every message makes one, and most conversations have had one agent.
        ConversationRow { FormerAgentIds.IsDefaultOrEmpty: true } conversation =>
            new(row, EntityTypes.Conversation, [DirectoryTables.Conversations.Row(conversation)]),
        ConversationRow conversation => new(row, EntityTypes.Conversation,
        [
            DirectoryTables.Conversations.Row(conversation),
            .. Children(DirectoryTables.ConversationAgents, conversation, conversation.FormerAgentIds),
        ]),
        CallRow call => new(row, EntityTypes.Call, [DirectoryTables.Calls.Row(call), .. Children(DirectoryTables.CallAgents, call, call.AgentIds)]),
        AccountRow account => new(row, EntityTypes.Account,
        [
            DirectoryTables.Accounts.Row(account),
            .. Children(DirectoryTables.AccountTokens, account, account.Tokens.DistinctBy(token => token.TokenHash)),
            .. Children(DirectoryTables.AccountIdentities, account, account.IdentityKeys),
        ]),
        AgentRow agent => new(row, EntityTypes.Agent, [DirectoryTables.Agents.Row(agent)]),
        DepartmentRow department => new(row, EntityTypes.Department,
        [
            DirectoryTables.Departments.Row(department),
            .. Children(DirectoryTables.DepartmentAgents, department, department.AgentIds.Distinct()),
        ]),
        ErasureRow erasure => new(row, EntityTypes.Erasure, [DirectoryTables.Erasures.Row(erasure)]),
        _ => throw new ArgumentException($"There is no table for {row.GetType().Name}."),
    };

    private static ImmutableArray<TableRow> BlocksOf(BlocksRow row) =>
        [.. row.Blocks.Select(block => DirectoryTables.Blocks.Row(new OwnedBlock(new BlockOwner(row.OwnerType, row.OwnerId), block)))];

    private static ImmutableArray<TableRow> ContactOf(ContactRow row) =>
    [
        DirectoryTables.Contacts.Row(row),
        .. Children(DirectoryTables.ContactAddresses, row, ContactAddress.Of(row)),
        .. Children(DirectoryTables.ContactChannels, row, row.Channels),
        .. Children(DirectoryTables.ContactAliases, row, row.Aliases),
        .. Children(DirectoryTables.ContactNotDuplicates, row, row.NotDuplicates.Distinct()),
    ];

    private static IEnumerable<TableRow> Children<T>(Table<Child<T>> table, DirectoryRow row, IEnumerable<T> children) =>
        children.Select((child, ordinal) => table.Row(new Child<T>(row.Key, ordinal, child)));
}
