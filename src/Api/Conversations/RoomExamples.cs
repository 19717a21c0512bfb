namespace ContactCenter.Api.Conversations;

/// <summary>Rooms and messages in the examples of the API's description.</summary>
internal static class RoomExamples
{
    public const string RoomId = "8Fh2kq0LdMzAbW3yT";

    public const string DepartmentId = "674eeb4343725ce31dd9bdb0";

    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static AgentReference Agent { get; } = new("rbAXPnMktTFbNpwtJ", "grace");

    public static MessageView MessageView { get; } = new(
        "hTv1Kd9sPqWmZx2Lc", RoomId, 3, At.AddSeconds(1), "Hello",
        new MessageSender(MessageSender.Visitor, "8522b818898484e78264d50d", "guest-1", "Ada"));

    public static ConversationView RoomView { get; } = new()
    {
        RoomId = RoomId, Visitor = new ConversationVisitor("8522b818898484e78264d50d", "guest-1", "Ada"),
        ContactId = "674eeb4343725ce31dd9bdae", Name = "Ada Lovelace", Status = ConversationStatuses.Open, Source = new ChannelSource("widget"),
        ServedBy = new ServedBy(Agent.UserId, Agent.Username, At), OpenedAt = At, MessageCount = 1, LastMessage = MessageView,
        LastMessageAt = MessageView.At, WaitingResponse = true, UpdatedAt = MessageView.At,
    };

    public static MessageResponse Note { get; } = MessageResponse.From(MessageView with
    {
        MessageId = "pQ7sXn2LkVd93TbYw", Seq = 9, Text = "Has called before about this invoice", Type = MessageTypes.Note,
        Sender = ConversationTranscript.Of(Agent),
    });

    public static MessageResponse Message { get; } = MessageResponse.From(MessageView);

    public static RoomResponse Room { get; } = RoomResponse.From(RoomView);

    public static InquiryResponse Inquiry { get; } = InquiryResponse.From(
        RoomView with { Status = ConversationStatuses.Queued, ServedBy = null, QueuedAt = At });

    public static ClosedRoomResponse ClosedRoom { get; } = ClosedRoomResponse.From(
        RoomView with
        {
            Status = ConversationStatuses.Closed, ClosedAt = At.AddMinutes(5), Closer = "user", ClosedBy = Agent,
        });
}
