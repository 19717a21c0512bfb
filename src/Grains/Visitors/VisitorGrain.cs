using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <inheritdoc cref="IVisitorGrain"/>
/// <remarks>
/// Opening a conversation is a saga with this grain as its judge: note the conversation here, let the contact admit it, start it, wake its
/// queue. Awaited calls go only downwards (visitor, contact, conversation); waking the queue is one way. Each step repeats safely, so a
/// saga that was cut off goes on with the visitor's next call.
/// </remarks>
public sealed class VisitorGrain(
    [PersistentState("visitor", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IDirectory directory, IWorkspaceConfiguration workspace)
    : EntityGrain<VisitorState, VisitorEntry>(EntityTypes.Visitor, VisitorState.None, snapshot, services), IVisitorGrain
{
    public async Task<VisitorView> Register(RegisterVisitor command)
    {
        var (visitorId, username) = VisitorNames.Of(Key);
        await ExecuteAsync(command.Context, (state, _) => VisitorRules.Register(state, command, visitorId, username));
        return State.Profile!;
    }

    public Task<VisitorView> Get() => Task.FromResult(Profile());

    public async Task<OpenedConversation> OpenConversation(OpenConversation command)
    {
        var profile = Profile();
        if (State.Conversation is { } last)
        {
            var conversation = await GrainFactory.GetGrain<IConversationGrain>(last.RoomId).Find();
            if (conversation is null) return await OpenAsync(last, profile);
            if (conversation.Status != ConversationStatuses.Closed) return new OpenedConversation(conversation, last.RoomId == command.RoomId);
        }

        await CheckServiceAsync(command.DepartmentId ?? profile.DepartmentId);
        var opening = await PlanAsync(command, profile);
        await ExecuteAsync(command.Context, (_, _) => opening);
        return await OpenAsync(State.Conversation!, profile);
    }

    protected override VisitorState Apply(VisitorState state, Recorded<VisitorEntry> entry) => VisitorRules.Apply(state, entry);

    protected override EntryTags Tags(VisitorState state) =>
        state.Conversation is { } opening ? new(ContactId: opening.ContactId) : EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(VisitorState state) =>
        state.Profile is not { } visitor ? [] :
        [
            new VisitorRow(Key, visitor.VisitorId, visitor.Username, visitor.Name, visitor.Email, visitor.Phone, visitor.CreatedAt,
                JsonSerializer.Serialize(visitor, JournalJson.Options)),
        ];

    private VisitorView Profile() => State.Profile ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    /// <summary>Contract §2.2: without the service, or without anybody who could answer, no conversation is opened.</summary>
    private async Task CheckServiceAsync(string? departmentId)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Livechat_enabled")) throw new ContactCenterException(VisitorErrors.OmnichannelDisabled);
        if (settings.SettingIsOn("Livechat_accept_chats_with_no_agents")) return;
        if (!await directory.AnyAgentAvailableAsync(departmentId)) throw new ContactCenterException(VisitorErrors.NoAgentOnline);
    }

    /// <summary>Contract §1.13: the contact of this channel, else one that was registered before with the same address, else a new one.</summary>
    private async Task<ConversationOpening> PlanAsync(OpenConversation command, VisitorView profile)
    {
        var contactId = await directory.FindContactIdByChannelAsync(profile.VisitorId, command.Source.Type, command.Source.Id)
            ?? await directory.FindPreRegisteredContactIdAsync(profile.Email, profile.Phone)
            ?? command.ContactId;
        return new ConversationOpening(command.RoomId, contactId, command.Source, command.DepartmentId ?? profile.DepartmentId);
    }

    private async Task<OpenedConversation> OpenAsync(ConversationOpening opening, VisitorView profile)
    {
        var context = new CommandContext($"open/{opening.RoomId}", Actors.Visitor(profile.VisitorId));
        var admission = await GrainFactory.GetGrain<IContactGrain>(opening.ContactId).Admit(new AdmitConversation(
            context, opening.RoomId, opening.Source,
            new AdmittedVisitor(profile.VisitorId, profile.Username, profile.Name, profile.Email, profile.Phone)));

        var conversation = await GrainFactory.GetGrain<IConversationGrain>(opening.RoomId).Start(new StartConversation(
            context, Key, new ConversationVisitor(profile.VisitorId, profile.Username, profile.Name), admission.ContactId, admission.Name,
            admission.Verified, opening.Source, opening.DepartmentId));

        await GrainFactory.GetGrain<IQueueGrain>(opening.DepartmentId ?? IQueueGrain.Public).Wake();
        return new OpenedConversation(conversation, true);
    }
}
