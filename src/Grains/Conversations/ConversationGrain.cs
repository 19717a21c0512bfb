using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Agents;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Visitors;

namespace ContactCenter.Conversations;

/// <inheritdoc cref="IConversationGrain"/>
/// <remarks>At the bottom of the order of calls: it awaits no other grain. What others must learn is told one way.</remarks>
public sealed class ConversationGrain(
    [PersistentState("conversation", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<ConversationState, ConversationEntry>(EntityTypes.Conversation, ConversationState.None, snapshot, services), IConversationGrain
{
    public async Task<ConversationView> Start(StartConversation command)
    {
        (await ExecuteAsync(command.Context, (state, _) => ConversationRules.Start(state, command))).Expect<ConversationStarted>();
        return State.View!;
    }

    public Task<ConversationView?> Find() => Task.FromResult(State.View);

    public async Task<MessageView> PostAsVisitor(PostVisitorMessage command)
    {
        var executed = await ExecuteAsync(command.Context, (state, _) => ConversationRules.Post(state, command));
        if (State.View is { Status: ConversationStatuses.Verifying } && executed.First is { Entry: MessagePosted posted })
            await GrainFactory.GetGrain<IVisitorGrain>(State.VisitorKey).HearMessage(Key, posted.MessageId, posted.Text);
        return Message(executed);
    }

    public async Task<MessageView> PostAsAgent(PostAgentMessage command) =>
        Message(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Post(state, command)));

    public async Task<ConversationView> Assign(AssignConversation command)
    {
        await ExecuteAsync(command.Context, (state, _) => ConversationRules.Assign(state, command));
        return State.View!;
    }

    public async Task<ConversationView> CloseAsVisitor(CloseAsVisitor command) =>
        await ClosedAsync(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Close(state, command)));

    public async Task<ConversationView> CloseAsUser(CloseAsUser command) =>
        await ClosedAsync(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Close(state, command)));

    public async Task CloseBlocked(CloseBlocked command) =>
        await ReleaseAsync(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Close(state, command)));

    public async Task UpdateContact(UpdateConversationContact command) =>
        await ExecuteAsync(command.Context, (state, _) => ConversationRules.UpdateContact(state, command));

    public async Task<ConversationView?> Verify(CommandContext context)
    {
        await QueueAsync(await ExecuteAsync(context, (state, _) => ConversationRules.EndVerification(state, isVerified: true)));
        return State.View;
    }

    public async Task<ConversationView?> EndVerification(CommandContext context, bool closes)
    {
        await QueueAsync(await ExecuteAsync(context, (state, _) => closes
            ? ConversationRules.CloseUnverified(state)
            : ConversationRules.EndVerification(state, isVerified: false)));
        return State.View;
    }

    public async Task PostAsSystem(CommandContext context, string text) =>
        await ExecuteAsync(context, (state, _) => ConversationRules.PostAsSystem(state, context.Id, text));

    public Task Erase() => EraseHistoryAsync();

    public async Task ForgetContacts(ImmutableArray<string> erasedIds)
    {
        var changes = await Services.Journal.ReadEntityBackwardsAsync(
            new EntityId(EntityTypes.Conversation, Key), long.MaxValue, [ConversationKinds.ContactChanged], 1);
        var (state, lastChangeSeq) = (State, changes.IsEmpty ? 0 : changes[0].Seq);
        await RedactHistoryAsync(entry => ConversationRules.Redact(state, entry, lastChangeSeq, erasedIds));
    }

    public Task CheckVisitor(string visitorKey) => ConversationRules.BelongsTo(State, visitorKey)
        ? Task.CompletedTask
        : throw new ContactCenterException(ConversationErrors.InvalidRoom);

    protected override ConversationState Apply(ConversationState state, Recorded<ConversationEntry> entry) =>
        ConversationState.Apply(Key, state, entry);

    protected override EntryTags Tags(ConversationState state, ConversationEntry entry) => state.View is { } view
        ? new(state.OriginContactId, Key, view.ServedBy?.UserId, view.DepartmentId)
        : new(ConversationId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(ConversationState state)
    {
        if (state.View is not { } view) return [];
        return
        [
            new ConversationRow(
                Key, state.OriginContactId!, view.Visitor.VisitorId, state.VisitorKey, view.Name, view.Status, view.ServedBy?.UserId, view.DepartmentId,
                view.OpenedAt, view.QueuedAt, view.ClosedAt, view.LastMessageAt, null, view.Source.Type, view.Source.Id, view.Tags,
                JsonSerializer.Serialize(view, JournalJson.Options))
            {
                ShownContactId = view.ContactId,
            },
        ];
    }

    private MessageView Message(Executed<ConversationEntry> executed) =>
        ConversationTranscript.Message(Key, executed.Expect<MessagePosted>())!;

    private async Task<ConversationView> ClosedAsync(Executed<ConversationEntry> executed)
    {
        executed.Expect<ConversationClosed>();
        await ReleaseAsync(executed);
        return State.View!;
    }

    private async Task ReleaseAsync(Executed<ConversationEntry> executed)
    {
        if (executed.First?.Entry is ConversationClosed { WasServedBy: { } agentId }) await GrainFactory.GetGrain<IAgentGrain>(agentId).Release(Key);
    }

    private async Task QueueAsync(Executed<ConversationEntry> executed)
    {
        if (executed.First?.Entry is VerificationEnded && State.View is { Status: ConversationStatuses.Queued } view)
            await GrainFactory.GetGrain<IQueueGrain>(view.DepartmentId ?? IQueueGrain.Public).Wake();
    }
}
