namespace ContactCenter.Api.Calls.Voip;

/// <summary>The connection to the call server (contract §4). There is none that could be checked: the PBX calls this server.</summary>
internal sealed class CheckCallServerOperation : IOperation<CheckConnectionRequest, CheckConnectionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "voip/callServer/checkConnection")
    {
        Access = Access.AllOf(Permissions.ManageCallCenter), Errors = [VoipErrors.NoConnection],
        ExampleRequest = new CheckConnectionRequest(), ExampleResponse = new CheckConnectionResponse("connected"),
    };

    public Task<CheckConnectionResponse> RunAsync(ApiCall call, CheckConnectionRequest request) =>
        throw new ContactCenterException(VoipErrors.NoConnection);
}

/// <summary>The connection to the management server (contract §4). There is none that could be checked: the PBX calls this server.</summary>
internal sealed class CheckManagementServerOperation : IOperation<CheckConnectionRequest, CheckConnectionResponse>
{
    public static ApiOperation Operation { get; } = CheckCallServerOperation.Operation with { Path = "voip/managementServer/checkConnection" };

    public Task<CheckConnectionResponse> RunAsync(ApiCall call, CheckConnectionRequest request) =>
        throw new ContactCenterException(VoipErrors.NoConnection);
}

/// <summary>The contract's server takes an address, and whoever could name one here could make this server connect anywhere.</summary>
[IgnoresOthers]
internal sealed record CheckConnectionRequest;

internal sealed record CheckConnectionResponse(string Status) : ApiResult;
