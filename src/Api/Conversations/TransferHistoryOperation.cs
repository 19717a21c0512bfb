namespace ContactCenter.Api.Conversations;

/// <summary>How a conversation changed hands, newest first (contract §3.5 transfer.history).</summary>
internal sealed class TransferHistoryOperation(VisibleConversations rooms, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<PageRequestParameters, TransferHistoryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/transfer.history/{rid}")
    {
        Access = Access.AllOf(Permissions.ViewRooms),
        Errors = [ConversationErrors.InvalidRoom],
        ExampleRequest = new PageRequestParameters { Count = 25 },
        ExampleResponse = new TransferHistoryResponse(
            [
                new TransferResponse
                {
                    Id = "~8Fh2kq0LdMzAbW3yT~4", TransferredBy = new TransferrerResponse(RoomExamples.Agent.UserId, RoomExamples.Agent.Username, null, "user"),
                    Ts = RoomExamples.At, Scope = TransferScopes.Department, Comment = "A question about an invoice",
                    NextDepartment = new NamedResponse(RoomExamples.DepartmentId, "Billing"), TransferredFrom = UserResponse.From(RoomExamples.Agent),
                },
            ]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<TransferHistoryResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        var room = await rooms.GetToReadAsync(call, call.FromPath("rid"), ConversationErrors.InvalidRoom);
        var all = await transcript.ReadTransfersAsync(room.RoomId, call.Aborted);
        ImmutableArray<TransferResponse> shown =
            [.. all.Skip(page.Offset).Take(page.Count).Select(message => TransferResponse.From(message, message.Transfer!, workspace.Current))];
        return new TransferHistoryResponse(shown) { Count = shown.Length, Offset = page.Offset, Total = all.Count };
    }
}

internal sealed record TransferHistoryResponse(ImmutableArray<TransferResponse> History) : PagedResult;

/// <summary>A transfer of a conversation.</summary>
internal sealed record TransferResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required TransferrerResponse TransferredBy { get; init; }

    /// <summary>The time of the transfer.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>"agent", "department", or "queue" for a return.</summary>
    public required string Scope { get; init; }

    public string? Comment { get; init; }

    public NamedResponse? PreviousDepartment { get; init; }

    public NamedResponse? NextDepartment { get; init; }

    /// <summary>The department that was asked for, when the conversation went to its fallback.</summary>
    public NamedResponse? RequestedDepartment { get; init; }

    /// <summary>The agent who served it before.</summary>
    public UserResponse? TransferredFrom { get; init; }

    /// <summary>The agent who got it, or who is asked first.</summary>
    public UserResponse? TransferredTo { get; init; }

    public static TransferResponse From(MessageView message, TransferView transfer, WorkspaceSnapshot workspace) => new()
    {
        Id = message.MessageId,
        TransferredBy = new TransferrerResponse(transfer.By.Id, transfer.By.Username, transfer.By.Name, transfer.By.Kind),
        Ts = message.At, Scope = transfer.Scope, Comment = transfer.Comment, PreviousDepartment = Department(transfer.FromDepartmentId, workspace),
        NextDepartment = Department(transfer.ToDepartmentId, workspace), RequestedDepartment = Department(transfer.RequestedDepartmentId, workspace),
        TransferredFrom = Agent(transfer.From), TransferredTo = Agent(transfer.To),
    };

    private static NamedResponse? Department(string? departmentId, WorkspaceSnapshot workspace) =>
        departmentId is null ? null : new NamedResponse(departmentId, workspace.Departments.GetValueOrDefault(departmentId)?.Profile.Name);

    private static UserResponse? Agent(AgentReference? agent) => agent is null ? null : UserResponse.From(agent);
}

/// <summary>Who transferred a conversation.</summary>
/// <param name="UserType">"user", "visitor" or "system".</param>
internal sealed record TransferrerResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Name, string UserType);
