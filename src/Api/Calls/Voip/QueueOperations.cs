using ContactCenter.Api.Workspace;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>Queues with calls that wait and agents who could take them (contract §4): the departments that the caller may see.</summary>
internal sealed class QueueSummaryOperation(QueueFigures figures) : IOperation<NoRequest, QueueSummaryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "voip/queues.getSummary")
    {
        Access = Access.AllOf(Permissions.InboundCalls), ExampleResponse = new QueueSummaryResponse([QueueFiguresResponse.Example]),
    };

    public async Task<QueueSummaryResponse> RunAsync(ApiCall call, NoRequest request) => new(await figures.OfAsync(call, _ => true));
}

internal sealed record QueueSummaryResponse(ImmutableArray<QueueFiguresResponse> Summary) : ApiResult;

/// <summary>The calls that wait in the queues of an extension's agent (contract §4).</summary>
internal sealed class QueuedCallsOperation(QueueFigures figures) : IOperation<OfExtensionRequest, QueuedCallsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "voip/queues.getQueuedCallsForThisExtension")
    {
        Access = Access.AllOf(Permissions.InboundCalls), Errors = [QueueFigures.ExtensionNotFound],
        ExampleRequest = new OfExtensionRequest(CallExamples.Extension), ExampleResponse = new QueuedCallsResponse(CallExamples.Extension, 1, 2),
    };

    public async Task<QueuedCallsResponse> RunAsync(ApiCall call, OfExtensionRequest request)
    {
        var queues = await figures.OfExtensionAsync(call, request.Extension);
        return new QueuedCallsResponse(request.Extension, queues.Length, queues.Sum(queue => queue.Callers));
    }
}

internal sealed record OfExtensionRequest([NotEmpty, MaxLength(CatalogLimits.ExtensionCharactersMax)] string Extension);

/// <param name="QueueCount">The queues of the agent.</param>
/// <param name="CallWaitingCount">The calls that wait in them.</param>
internal sealed record QueuedCallsResponse(string Extension, int QueueCount, int CallWaitingCount) : ApiResult;

/// <summary>The queues of an extension's agent (contract §4).</summary>
internal sealed class QueueMembershipOperation(QueueFigures figures) : IOperation<OfExtensionRequest, QueueMembershipResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "voip/queues.getMembershipSubscription")
    {
        Access = Access.AllOf(Permissions.InboundCalls), Errors = [QueueFigures.ExtensionNotFound],
        ExampleRequest = new OfExtensionRequest(CallExamples.Extension),
        ExampleResponse = new QueueMembershipResponse(CallExamples.Extension, [QueueFiguresResponse.Example]),
    };

    public async Task<QueueMembershipResponse> RunAsync(ApiCall call, OfExtensionRequest request) =>
        new(request.Extension, await figures.OfExtensionAsync(call, request.Extension));
}

internal sealed record QueueMembershipResponse(string Extension, ImmutableArray<QueueFiguresResponse> Queues) : ApiResult;

/// <summary>A queue: a department that calls wait for.</summary>
/// <param name="LoggedInAgents">Agents of the department.</param>
/// <param name="AvailableAgents">Those of them who take conversations now.</param>
/// <param name="Callers">Calls that wait.</param>
/// <param name="LongestHoldTime">Seconds that the first of them has waited; 0 = none waits.</param>
internal sealed record QueueFiguresResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, int LoggedInAgents, int AvailableAgents, int Callers, long LongestHoldTime)
{
    public static QueueFiguresResponse Example { get; } = new(WorkspaceExamples.DepartmentId, "Sales", 5, 3, 2, 41);
}

/// <summary>Counts what waits in the queues of departments.</summary>
internal sealed class QueueFigures(ICallDirectory directory, IAgentDirectory agents, VisibleCalls calls, IWorkspaceConfiguration workspace, TimeProvider time)
{
    /// <summary>More calls than that do not wait at once.</summary>
    private const int WaitingMax = 1_000;

    public static Error ExtensionNotFound { get; } = Error.Plain("Extension not found", ErrorKind.NotFound);

    /// <exception cref="ContactCenterException">Nobody has the extension.</exception>
    public Task<ImmutableArray<QueueFiguresResponse>> OfExtensionAsync(ApiCall call, string extension)
    {
        var item = workspace.Current.Extensions.GetValueOrDefault(extension) ?? throw new ContactCenterException(ExtensionNotFound);
        return OfAsync(call, department => Departments.HasAgent(department, item.UserId));
    }

    public async Task<ImmutableArray<QueueFiguresResponse>> OfAsync(ApiCall call, Func<DepartmentView, bool> isMeant)
    {
        var reach = calls.ReachOf(call.Caller);
        ImmutableArray<DepartmentView> departments =
        [
            .. workspace.Current.Departments.Values
                .Where(department => department.IsOpen && (reach is null || reach.DepartmentIds.Contains(department.DepartmentId)) && isMeant(department))
                .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture),
        ];
        if (departments.IsEmpty) return [];
        var waiting = await directory.ListCallsAsync(
            new CallQuery(new PageRequest(0, WaitingMax, []))
            {
                IsOpen = true, States = [CallStates.Queued], DepartmentIds = [.. departments.Select(department => department.DepartmentId)],
            },
            call.Aborted);
        var figures = ImmutableArray.CreateBuilder<QueueFiguresResponse>();
        foreach (var department in departments)
        {
            var ofQueue = waiting.Items.Where(one => one.Record.DepartmentId == department.DepartmentId).ToList();
            figures.Add(new QueueFiguresResponse(
                department.DepartmentId, department.Profile.Name, department.Agents.Length, await CountAvailableAsync(department, call.Aborted), ofQueue.Count,
                ofQueue.Count == 0 ? 0 : Math.Max(0, (long)(time.GetUtcNow() - ofQueue.Min(Since)).TotalSeconds)));
        }

        return figures.ToImmutable();
    }

    private static DateTimeOffset Since(CallView call) => call.Record.QueuedAt ?? call.Record.StartedAt;

    private async Task<int> CountAvailableAsync(DepartmentView department, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var agent in department.Agents)
            if (await agents.FindAgentAsync(agent.AgentId, cancellationToken) is { IsAvailable: true }) count++;
        return count;
    }
}
