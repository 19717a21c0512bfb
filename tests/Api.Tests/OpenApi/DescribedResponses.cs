using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContactCenter.Tests.OpenApi;

/// <summary>
/// Compares every response that any test gets with the API's description: the form of what is sent, and whether the operation says that it can give
/// this error. So each suite is a test of the description, too.
/// </summary>
public sealed partial class DescribedResponses(Func<IServiceProvider> services, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return response;
        var description = ApiDescription.Of(services());
        if (description.Find(request.Method, request.RequestUri!.AbsolutePath) is not { Operation.StreamedResponse: null } operation) return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var told = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        if (FindFault(description, operation, (int)response.StatusCode, told!) is { } fault)
            Assert.Fail($"{operation} is not as it is described: {fault}: {told}");
        return response;
    }

    private static string? FindFault(ApiDescription description, DescribedOperation operation, int status, JsonNode told)
    {
        // A fault of ours is no part of the contract, and fails a test by itself.
        if (status == 500) return null;
        if (operation.ContentOf(status) is not { } content) return $"it does not say {status}";
        if (description.Schemas.FindFault(content["schema"]!, told) is { } fault) return fault;
        if (status == 200) return null;
        return content["examples"]!.AsObject().Any(example => IsSame(example.Value!["value"]!, told)) ? null
            : "it does not say that it can give this error";
    }

    /// <summary>Errors are told apart by their codes; those without one by their texts, without what differs from call to call.</summary>
    private static bool IsSame(JsonNode described, JsonNode told) => told["errorType"] is { } code
        ? (string?)code == (string?)described["errorType"]
        : Regex.IsMatch(
            (string)told["error"]!, $"^{Varying().Replace(Regex.Escape((string)described["error"]!), ".*")}$", RegexOptions.Singleline);

    /// <summary>What stands for something else in the text of an error: a name, a key, a number.</summary>
    [GeneratedRegex("<[^>]*>|\"[^\"]*\"|'[^']*'|[0-9]+")]
    private static partial Regex Varying();
}
