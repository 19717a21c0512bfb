using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Audit;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Retention;
using ContactCenter.Journal;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Stored;

/// <summary>One kind of actor as the journal keeps it: its entries, and the state that they make.</summary>
internal sealed record StoredActor(
    string EntityType, Type EntryType, Type? StateType, Func<string, string, object?> Read, Func<object, string> Write, Func<object, object, object?> Apply)
{
    private const string Key = "6650c1f2a7b3d4e5f6071829";
    private const long Seq = 12;
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 15, 250, TimeSpan.Zero);

    public static IReadOnlyList<StoredActor> All { get; } =
    [
        Of<AccountEntry, AccountState>(EntityTypes.Account, (state, entry) => AccountRules.Apply(Key, state, entry)),
        Of<AgentEntry, AgentState>(EntityTypes.Agent, (state, entry) => AgentRules.Apply(Key, state, entry)),
        Of<AuditEntry, AuditState>(EntityTypes.Audit, (state, _) => state),
        Of<AddressBlockEntry, AddressBlockState>(EntityTypes.Block, AddressBlockRules.Apply),
        Of<CallEntry, CallState>(EntityTypes.Call, CallState.Apply),
        Of<ContactEntry, ContactState>(EntityTypes.Contact, (state, entry) => ContactState.Apply(Key, state, entry)),
        Of<ContactAccessEntry, ContactAccessGrain.Nothing>(EntityTypes.ContactAccess, (state, _) => state),
        Of<ConversationEntry, ConversationState>(EntityTypes.Conversation, (state, entry) => ConversationState.Apply(Key, state, entry)),
        Of<DepartmentEntry, DepartmentGrain.Department>(
            EntityTypes.Department, (state, entry) => new DepartmentGrain.Department(WorkspaceRules.Apply(Key, state.View, entry))),
        Of<ErasureEntry, ErasureState>(EntityTypes.Erasure, ErasureState.Apply),
        Of<RetentionEntry, RetentionState>(EntityTypes.Retention, RetentionState.Apply),
        Of<VisitorEntry, VisitorState>(EntityTypes.Visitor, VisitorRules.Apply),
        Of<WorkspaceEntry, WorkspaceSnapshot>(EntityTypes.Workspace, (state, entry) => WorkspaceRules.Apply(state, entry.Entry)),
        Of<AdministratorEntry, object>(EntityTypes.Administrators, (state, _) => state) with { StateType = null },
    ];

    public IEnumerable<(string Kind, Type Type)> Kinds() =>
        EntryType.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(declared => ((string)declared.TypeDiscriminator!, declared.DerivedType));

    private static StoredActor Of<TEntry, TState>(string entityType, Func<TState, Recorded<TEntry>, object?> apply)
        where TEntry : class => new(
            entityType, typeof(TEntry), typeof(TState), EntryCodec<TEntry>.Read, entry => EntryCodec<TEntry>.Write((TEntry)entry),
            (state, entry) => apply((TState)state, new Recorded<TEntry>(Seq, At, Actors.User("mara"), (TEntry)entry)));
}
