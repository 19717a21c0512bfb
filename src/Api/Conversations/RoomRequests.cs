namespace ContactCenter.Api.Conversations;

/// <summary>Names a room to read about.</summary>
internal sealed record RoomToRead([NotEmpty, MaxLength(InputLimits.IdMax)] string RoomId)
{
    public static RoomToRead Example { get; } = new(RoomExamples.RoomId);
}

/// <summary>Names a room to do something with.</summary>
internal sealed record RoomToChange([ValidId] string RoomId)
{
    public static RoomToChange Example { get; } = new(RoomExamples.RoomId);
}
