using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Api.Visitors;

/// <summary>Runs visitors' operations: blocks of addresses, guessed tokens and blocked channels are looked at before anything is done.</summary>
internal sealed class VisitorPipeline(VisitorGate gate, TokenGuard tokens, CommandRetry retry) : IVisitorPipeline
{
    public async Task<T> RunAsync<T>(ApiCall call, ApiOperation operation, Func<Task<T>> act)
    {
        var http = call.Request.HttpContext;
        // A body that comes piece by piece would hold up whoever blocks: such a call passes again when it has all of it.
        using var pass = operation.StreamedBody is null ? gate.Enter() : default;
        // The widget's configuration is asked for with tokens that are new: it looks at them for itself.
        var token = operation.AcceptsNewTokens ? null : VisitorGate.TokenOf(call);
        return token is { Length: > 0 and <= InputLimits.TokenMax }
            ? await tokens.RunAsync(http, call.VisitorOf(token), RunAsync)
            : await RunAsync();

        Task<T> RunAsync() => retry.RunAsync(
            async () =>
            {
                // Each time: a call that is repeated, or was frozen with its node, may have been let in long ago.
                if (gate.FindBlock(http) is { } block) await gate.RefuseAsync(call, block);
                await gate.CheckChannelAsync(call, operation);
                if (gate.FindBlock(http) is { } late) await gate.RefuseAsync(call, late);
                return await act();
            },
            operation.Route, http.RequestAborted);
    }
}
