using System.Text.Json;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Routing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Routing;

/// <summary>
/// Asks over HTTP (contract §3.6): GET of Livechat_External_Queue_URL with the header X-RocketChat-Secret-Token, and the department as a
/// parameter; the answer is <c>{"_id":…,"username":…}</c>. Each try ends after Livechat_http_timeout milliseconds.
/// </summary>
public sealed partial class ExternalRouting(IWorkspaceConfiguration workspace, OutgoingHttp outgoing, TimeProvider time, ILogger<ExternalRouting> logger)
    : IExternalRouting, IDisposable
{
    public const string TokenHeader = "X-RocketChat-Secret-Token";
    public const int TriesMax = 10;

    private const int AnswerBytesMax = 64 * 1024;
    private static readonly TimeSpan TimeoutMax = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);

    // The address is a setting of the workspace: only the configuration can allow a private one.
    private readonly HttpClient _http = outgoing.Create(TimeoutMax, AnswerBytesMax);

    public async Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default)
    {
        if (AddressOf(workspace.Current.SettingText("Livechat_External_Queue_URL"), departmentId) is not { } address) return null;
        for (var number = 1; ; number++)
        {
            try
            {
                return await AskAsync(address, cancellationToken);
            }
            catch (HttpRequestException exception) when (OutgoingRefusedException.IsIn(exception))
            {
                LogRefused(logger);
                return null;
            }
            catch (Exception exception) when (IsPassing(exception) && !cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, number, exception.GetType().Name);
                if (number == TriesMax) return null;
                await Task.Delay(PauseAfter(number), time, cancellationToken);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri? AddressOf(string setting, string? departmentId)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        if (departmentId is null) return address;
        var builder = new UriBuilder(address);
        builder.Query = (builder.Query.Length > 1 ? builder.Query[1..] + "&" : "") + "departmentId=" + Uri.EscapeDataString(departmentId);
        return builder.Uri;
    }

    private async Task<ExternalChoice?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(1, workspace.Current.SettingNumber("Livechat_http_timeout"))));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(TokenHeader, workspace.Current.SettingText("Livechat_External_Queue_Token"));
        using var response = await _http.SendAsync(request, ended.Token);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(ended.Token);
        using var answer = await JsonDocument.ParseAsync(body, cancellationToken: ended.Token);
        var (agentId, username) = (Text(answer.RootElement, "_id"), Text(answer.RootElement, "username"));
        return agentId is null && username is null ? null : new ExternalChoice(agentId, username);
    }

    private static string? Text(JsonElement answer, string member) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsPassing(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or JsonException or IOException;

    private static TimeSpan PauseAfter(int number) =>
        TimeSpan.FromMilliseconds(Math.Min(PauseMax.TotalMilliseconds, 100 * Math.Pow(2, number - 1)));

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The routing service was not asked: Livechat_External_Queue_URL is no public address. Outgoing:AllowedAddresses can allow it")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try {Number} to ask the routing service failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, int number, string kind);
}
