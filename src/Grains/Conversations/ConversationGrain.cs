using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Agents;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;

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

    public async Task<MessageView> PostAsVisitor(PostVisitorMessage command) =>
        Message(await ExecuteAsync(command.Context, (state, _) => ConversationRules.Post(state, command)));

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

    public Task CheckVisitor(string visitorKey) => ConversationRules.BelongsTo(State, visitorKey)
        ? Task.CompletedTask
        : throw new ContactCenterException(ConversationErrors.InvalidRoom);

    protected override ConversationState Apply(ConversationState state, Recorded<ConversationEntry> entry) =>
        ConversationState.Apply(Key, state, entry);

    protected override EntryTags Tags(ConversationState state) =>
        new(state.View!.ContactId, Key, state.View.ServedBy?.UserId, state.View.DepartmentId);

    protected override ImmutableArray<DirectoryRow> Rows(ConversationState state)
    {
        var view = state.View!;
        return
        [
            new ConversationRow(
                Key, view.ContactId, view.Visitor.VisitorId, state.VisitorKey, view.Name, view.Status, view.ServedBy?.UserId, view.DepartmentId,
                view.OpenedAt, view.QueuedAt, view.ClosedAt, view.LastMessageAt, null, view.Source.Type, view.Source.Id, view.Tags,
                JsonSerializer.Serialize(view, JournalJson.Options)),
        ];
    }

    private MessageView Message(Executed<ConversationEntry> executed) =>
        ConversationTranscript.Message(Key, executed.Expect<MessagePosted>())!;

    private async Task<ConversationView> ClosedAsync(Executed<ConversationEntry> executed)
    {
        if (((ConversationClosed)executed.Expect<ConversationClosed>().Entry).WasServedBy is { } agentId)
            await GrainFactory.GetGrain<IAgentGrain>(agentId).Release(Key);
        return State.View!;
    }
}
