using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Parties;

namespace ContactCenter.Conversations;

/// <summary>Decides whether a conversation goes that was kept long enough, and says what is left of it.</summary>
internal static class RetirementRules
{
    /// <summary>Why the conversation does not go now; null = it does.</summary>
    public static Retirement? Refuse(ConversationState state, RetireConversation command) => state.View switch
    {
        null => Retirement.Gone,
        { IsAnonymized: true } when command.Anonymizes => Retirement.Gone,
        { Status: ConversationStatuses.Closed, ClosedAt: { } closedAt } view when closedAt <= command.ClosedUntil => view.DepartmentId == command.DepartmentId
            ? null
            : Retirement.Kept,
        _ => Retirement.Kept,
    };

    public static Decision<ConversationEntry> Anonymize(ConversationState state, RetireConversation command) => Refuse(state, command) is null
        ? new ConversationAnonymized(FiguresOf(state.View!))
        : Decision<ConversationEntry>.Nothing;

    /// <summary>Refuses what would still be written in an anonymised conversation as in a closed one.</summary>
    public static Decision<ConversationEntry> Guard(ConversationState state, Decision<ConversationEntry> decision) =>
        state.View is { IsAnonymized: true } && !decision.Entries.IsEmpty ? ConversationErrors.RoomClosed : decision;

    /// <summary>The conversation of which nothing but figures is left. No visitor's key is empty, so it is no visitor's.</summary>
    public static ConversationState Apply(string roomId, ConversationFigures figures) => new(ViewOf(roomId, figures), "", null);

    private static ConversationFigures FiguresOf(ConversationView view) => new(
        new ChannelSource(view.Source.Type, view.Source.Id), view.Verified, view.DepartmentId, view.ServedBy, view.OpenedAt, view.ClosedAt!.Value,
        view.Closer, view.ClosedBy, view.Tags, view.Priority, view.ServiceLevel, view.MessageCount, view.NoteCount, view.LastMessageAt,
        view.FirstResponseAt, view.Metrics with { WaitingSince = null }, view.FormerAgentIds);

    private static ConversationView ViewOf(string roomId, ConversationFigures figures) => new()
    {
        RoomId = roomId, Visitor = AnonymousParty.Visitor, ContactId = AnonymousParty.Id, Name = AnonymousParty.Name,
        Status = ConversationStatuses.Closed, Source = figures.Source, Verified = figures.Verified, DepartmentId = figures.DepartmentId,
        ServedBy = figures.ServedBy, OpenedAt = figures.OpenedAt, ClosedAt = figures.ClosedAt, Closer = figures.Closer, ClosedBy = figures.ClosedBy,
        Tags = figures.Tags, Priority = figures.Priority, ServiceLevel = figures.ServiceLevel, MessageCount = figures.MessageCount,
        NoteCount = figures.NoteCount, LastMessageAt = figures.LastMessageAt, FirstResponseAt = figures.FirstResponseAt, Metrics = figures.Metrics,
        FormerAgentIds = figures.FormerAgentIds, IsAnonymized = true,
    };
}
