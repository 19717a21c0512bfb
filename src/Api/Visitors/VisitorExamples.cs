using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>Visitors, with their rooms and messages, in the examples of the API's description.</summary>
internal static class VisitorExamples
{
    public const string Token = "iNKE8a6k6cjbqWhWd";
    public const string RoomId = "8Fh2kq0LdMzAbW3yT";
    public const string MessageId = "hTv1Kd9sPqWmZx2Lc";

    public static WorkspaceSnapshot Workspace { get; } = WorkspaceSnapshot.Empty;

    public static VisitorView View { get; } = new()
    {
        VisitorId = "8522b818898484e78264d50d", Username = "guest-1", Name = "Ada", Email = "ada@example.com",
        CreatedAt = RoomExamples.At, UpdatedAt = RoomExamples.At,
    };

    public static RegisteredVisitorResponse Registered { get; } = RegisteredVisitorResponse.From(View, Token);

    public static VisitorMessageResponse Message { get; } = VisitorMessageResponse.From(RoomExamples.MessageView, Token, Workspace);

    public static VisitorRoomResponse Room { get; } = VisitorRoomResponse.From(RoomExamples.RoomView, Token, Workspace);
}
