using ContactCenter.Conversations;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Conversations;

/// <summary>Deletes closed conversations, and tells through which channels conversations come (contract §3.2, §3.5).</summary>
internal sealed class RoomRemovalEndpoints(
    IGrainFactory grains, IConversationOverview directory, VisibleConversations rooms, ConversationVisibility visibility) : IApiModule
{
    private const int RoomsPerPage = 200;

    public void Map(ApiRoutes api)
    {
        api.Map(RoomRemovalOperations.Delete, DeleteAsync);
        api.Map(RoomRemovalOperations.DeleteAll, DeleteAllAsync);
        api.Map(RoomRemovalOperations.Filters, FiltersAsync);
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted)
            ?? throw new ContactCenterException(RoomRemovalOperations.InvalidRoom);
        await grains.GetGrain<IConversationGrain>(room.RoomId).Delete();
        return ApiResponse.Success;
    }

    /// <summary>Page by page until none is left; what is cut off goes on with the next call. One that cannot be deleted now is left out.</summary>
    private async Task<ApiResponse> DeleteAllAsync(ApiCall call)
    {
        if (visibility.ScopeOf(call.Caller).Narrow(call.Input.TextsOrNone("departmentIds")) is not { } departmentIds)
            return ApiResponse.Of(static json => json.WriteNumber("removedRooms", 0));
        var (removed, last) = (0, (string?)null);
        while (await directory.ListClosedRoomIdsAsync(departmentIds, last, RoomsPerPage, call.Aborted) is { IsEmpty: false } page)
        {
            foreach (var roomId in page)
                if (await TryDeleteAsync(roomId)) removed++;
            last = page[^1];
        }

        return ApiResponse.Of(json => json.WriteNumber("removedRooms", removed));
    }

    private async Task<bool> TryDeleteAsync(string roomId)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).Delete();
            return true;
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            return false;
        }
    }

    private async Task<ApiResponse> FiltersAsync(ApiCall call)
    {
        var kinds = await directory.ListChannelKindsAsync(call.Aborted);
        return ApiResponse.Of(json => json.Array("filters", kinds, static (j, kind) =>
        {
            j.WriteString("type", kind.Type);
            j.Optional("id", kind.Id);
        }));
    }
}

/// <summary>The operations that delete closed conversations and list channels.</summary>
internal static class RoomRemovalOperations
{
    private const string Group = "Conversations";

    public static Error InvalidRoom { get; } = Error.Plain("Invalid room");

    public static ApiOperation Delete { get; } = new("POST", "livechat/rooms.delete", "Deletes a closed conversation with everything in it, its files too.")
    {
        Group = Group, Access = Access.AllOf(Permissions.RemoveClosedRoom), Input = Object(Required("roomId", Id())),
        Errors = [InvalidRoom, ConversationErrors.NotClosed], Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""", Response = "{}",
    };

    public static ApiOperation DeleteAll { get; } = new("POST", "livechat/rooms.removeAllClosedRooms",
        "Deletes all closed conversations, or those of departments; a monitor's call, those of its units.")
    {
        Group = Group, Access = Access.AllOf(Permissions.RemoveClosedRooms), Input = Object(Optional("departmentIds", Schema.List(Id()).Unique())),
        Request = """{"departmentIds":["674eeb4343725ce31dd9bdb0"]}""", Response = """{"removedRooms":3}""",
    };

    public static ApiOperation Filters { get; } = new("GET", "livechat/rooms/filters", "The channels through which conversations came lately.")
    {
        Group = Group, Access = Access.AllOf(Permissions.ViewRoom), Response = """{"filters":[{"type":"widget"},{"type":"api"}]}""",
    };
}
