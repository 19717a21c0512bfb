using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>One authenticated, permitted and validated call.</summary>
internal sealed class ApiCall(HttpContext http, ApiOperation operation, CallerPrincipal? caller, JsonElement input, string seed)
{
    public HttpRequest Request => http.Request;

    /// <summary>The validated query or body.</summary>
    public JsonElement Input => input;

    /// <summary>The input as its type has it.</summary>
    internal T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return input.Deserialize(type)!;
        }
        catch (JsonException)
        {
            // The schema has seen the last of two members of one name; the first may be anything.
            throw new ContactCenterException(HttpErrors.InvalidJson);
        }
    }

    /// <summary>The signed-in user. Public operations have none.</summary>
    public Caller Caller => caller?.Caller ?? throw new InvalidOperationException($"{operation.Route} has no signed-in caller.");

    /// <summary>The hash of the token that the call was signed in with.</summary>
    internal string TokenHash => SignInToken.Hash(caller!.Token);

    /// <summary>The ids of a user's call.</summary>
    public CommandIds Ids => new(seed, Caller.UserId, operation.Route);

    /// <summary>Ends reads when the client goes away. A command that has begun is not abandoned.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The ids of a visitor's call; its key stands for its secret token.</summary>
    public CommandIds IdsOf(string visitorKey) => new(seed, visitorKey, operation.Route);

    /// <summary>A value from the path, within the limit of ids.</summary>
    public string FromPath(string name)
    {
        var value = (string?)http.Request.RouteValues[name] ?? "";
        if (value.Length > InputLimits.TokenMax || string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl))
            throw new ContactCenterException(CommonErrors.InvalidParams("must be a valid id"));
        return value;
    }
}

/// <summary>Runs an operation. It may run again with the same call when the outcome was unknown, so it keeps nothing of its own.</summary>
internal delegate Task<ApiResponse> ApiHandler(ApiCall call);

/// <summary>
/// Runs an operation whose body or response is streamed. What it throws before the response begins becomes an error as for every other operation.
/// After that the connection is cut, so that no caller takes half a response for a whole one. It runs once.
/// </summary>
internal delegate Task StreamHandler(ApiCall call, HttpResponse response);
