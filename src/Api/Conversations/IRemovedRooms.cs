namespace ContactCenter.Api.Conversations;

/// <summary>Hears of rooms that were deleted, of which the journal says nothing any more.</summary>
public interface IRemovedRooms
{
    /// <summary>Has the screens that show the room look at it again.</summary>
    void Tell(string roomId);
}
