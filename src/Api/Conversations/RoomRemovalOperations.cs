namespace ContactCenter.Api.Conversations;

/// <summary>Deletes a closed conversation with everything in it, its files too (contract §3.5 rooms.delete).</summary>
internal sealed class DeleteRoomOperation(IGrainFactory grains, VisibleConversations rooms, IRemovedRooms removed) : IOperation<RoomToChange, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/rooms.delete")
    {
        Access = Access.AllOf(Permissions.RemoveClosedRoom),
        Errors = [ConversationErrors.InvalidRoomText, ConversationErrors.NotClosed],
        ExampleRequest = RoomToChange.Example,
    };

    public async Task<Done> RunAsync(ApiCall call, RoomToChange request)
    {
        var room = await rooms.GetAsync(call, request.RoomId, ConversationErrors.InvalidRoomText);
        await grains.GetGrain<IConversationGrain>(room.RoomId).Delete();
        removed.Tell(room.RoomId);
        return Done.Instance;
    }
}

/// <summary>Deletes all closed conversations, or those of departments; a monitor's call, those of its units (contract §3.5 removeAllClosedRooms).</summary>
internal sealed class RemoveClosedRoomsOperation(
    IGrainFactory grains, IConversationOverview directory, ConversationVisibility visibility, IRemovedRooms removed)
    : IOperation<RemoveClosedRoomsRequest, RemoveClosedRoomsResponse>
{
    private const int RoomsPerPage = 200;

    public static ApiOperation Operation { get; } = new("POST", "livechat/rooms.removeAllClosedRooms")
    {
        Access = Access.AllOf(Permissions.RemoveClosedRooms),
        ExampleRequest = new RemoveClosedRoomsRequest([RoomExamples.DepartmentId]),
        ExampleResponse = new RemoveClosedRoomsResponse(3),
    };

    /// <summary>Page by page until none is left; what is cut off goes on with the next call. One that cannot be deleted now is left out.</summary>
    public async Task<RemoveClosedRoomsResponse> RunAsync(ApiCall call, RemoveClosedRoomsRequest request)
    {
        if (visibility.ScopeOf(call.Caller).Narrow(request.DepartmentIds ?? []) is not { } departmentIds) return new RemoveClosedRoomsResponse(0);
        var (count, last) = (0, (string?)null);
        while (await directory.ListClosedRoomIdsAsync(departmentIds, last, RoomsPerPage, call.Aborted) is { IsEmpty: false } page)
        {
            foreach (var roomId in page)
                if (await TryDeleteAsync(roomId)) count++;
            last = page[^1];
        }

        return new RemoveClosedRoomsResponse(count);
    }

    private async Task<bool> TryDeleteAsync(string roomId)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).Delete();
            removed.Tell(roomId);
            return true;
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            return false;
        }
    }
}

/// <param name="DepartmentIds">Absent or empty = all conversations.</param>
internal sealed record RemoveClosedRoomsRequest([Items(AreUnique = true), ValidId] ImmutableArray<string>? DepartmentIds = null);

internal sealed record RemoveClosedRoomsResponse(int RemovedRooms) : ApiResult;
