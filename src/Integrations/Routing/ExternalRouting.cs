using System.Text.Json;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Routing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ContactCenter.Integrations.Routing;

/// <summary>
/// Asks over HTTP (contract §3.6): GET of Livechat_External_Queue_URL with the header X-RocketChat-Secret-Token, and the department as a
/// parameter; the answer is <c>{"_id":…,"username":…}</c>. Each try ends after Livechat_http_timeout milliseconds.
/// </summary>
public sealed partial class ExternalRouting : IExternalRouting, IDisposable
{
    public const string TokenHeader = "X-RocketChat-Secret-Token";
    public const int TriesMax = 10;

    private const int ResponseBytesMax = 64 * 1024;
    private static readonly TimeSpan TimeoutMax = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);

    private readonly IWorkspaceConfiguration _workspace;
    private readonly ILogger<ExternalRouting> _logger;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline _tries;

    public ExternalRouting(IWorkspaceConfiguration workspace, OutgoingHttp outgoing, TimeProvider time, ILogger<ExternalRouting> logger)
    {
        (_workspace, _logger) = (workspace, logger);
        // The address is a setting of the workspace: only the configuration can allow a private one. Tries are made here, since an answer that
        // cannot be read is one that failed.
        _http = outgoing.Create(TimeoutMax, ResponseBytesMax);
        var retries = new RetryStrategyOptions
        {
            MaxRetryAttempts = TriesMax - 1, BackoffType = DelayBackoffType.Exponential, Delay = Pause, MaxDelay = PauseMax,
            ShouldHandle = tried => ValueTask.FromResult(IsPassing(tried.Outcome.Exception)), OnRetry = LogTry,
        };
        // The network is waited for by the real clock, as the HTTP client does.
        var limit = new ResiliencePipelineBuilder().AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => ValueTask.FromResult(Limit) }).Build();
        _tries = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retries).AddPipeline(limit).Build();
    }

    /// <summary>The longest time of one try.</summary>
    private TimeSpan Limit => TimeSpan.FromMilliseconds(
        Math.Clamp(_workspace.Current.SettingNumber("Livechat_http_timeout"), 1, TimeoutMax.TotalMilliseconds));

    public async Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default)
    {
        if (AddressOf(_workspace.Current.SettingText("Livechat_External_Queue_URL"), departmentId) is not { } address) return null;
        try
        {
            return await _tries.ExecuteAsync(async ended => await AskAsync(address, ended), cancellationToken);
        }
        catch (HttpRequestException exception) when (OutgoingRefusedException.IsIn(exception))
        {
            LogRefused(_logger);
            return null;
        }
        catch (Exception exception) when (IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(_logger, TriesMax, exception.GetType().Name);
            return null;
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
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(TokenHeader, _workspace.Current.SettingText("Livechat_External_Queue_Token"));
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var answer = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        var (agentId, username) = (Text(answer.RootElement, "_id"), Text(answer.RootElement, "username"));
        return agentId is null && username is null ? null : new ExternalChoice(agentId, username);
    }

    private static string? Text(JsonElement answer, string member) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsPassing(Exception? exception) => !OutgoingRefusedException.IsIn(exception)
        && exception is HttpRequestException or TimeoutRejectedException or OperationCanceledException or JsonException or IOException;

    private ValueTask LogTry(OnRetryArguments<object> tried)
    {
        LogFailed(_logger, tried.AttemptNumber + 1, tried.Outcome.Exception!.GetType().Name);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The routing service was not asked: Livechat_External_Queue_URL is no public address. Outgoing:AllowedAddresses can allow it")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try {Number} to ask the routing service failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, int number, string kind);
}
