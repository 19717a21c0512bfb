namespace ContactCenter.Api.Visitors;

/// <summary>Whether the visitor looks at its page (contract §2.1).</summary>
internal sealed class VisitorStatusOperation(IGrainFactory grains) : IOperation<VisitorStatusRequest, VisitorStatusResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/visitor.status")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.JudgedByActor, Errors = [VisitorErrors.InvalidToken],
        ExampleRequest = new VisitorStatusRequest(VisitorExamples.Token, Presences.Away),
        ExampleResponse = new VisitorStatusResponse(VisitorExamples.Token, Presences.Away),
    };

    public async Task<VisitorStatusResponse> RunAsync(ApiCall call, VisitorStatusRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        await grains.GetGrain<IVisitorGrain>(visitor.Key).SetStatus(call.CommandOf(visitor), request.Status);
        return new VisitorStatusResponse(visitor.Token, request.Status);
    }
}

internal sealed record VisitorStatusRequest(
    [MaxLength(InputLimits.TokenMax)] string Token,
    [AllowedValues(Presences.Online, Presences.Away, Presences.Busy, Presences.Offline)] string Status) : IVisitorRequest;

internal sealed record VisitorStatusResponse(string Token, string Status) : ApiResult;
