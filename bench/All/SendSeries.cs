using ContactCenter.Bench.Send;

namespace ContactCenter.Bench.All;

/// <summary>The loads of <c>send</c> that have goals: the first seconds of a server, then four loads on another that is warm.</summary>
internal static class SendSeries
{
    private const int Usual = 64;
    private const int Many = 256;
    private const int FirstSeconds = 10;

    public static async Task<int> RunAsync(AllOptions options, Figures figures, CancellationToken cancellationToken)
    {
        var usual = SendOptions.Parse(Arguments.Parse([])) with { Seconds = options.IsQuick ? 5 : 10, Server = options.Server };
        var cold = await SendBench.MeasureAsync(
            usual with { Seconds = FirstSeconds, WarmUpMessages = 0, WaitsForJit = false }, cancellationToken);
        SendLoad[] loads = [new(Usual, ByHub: false), new(Usual, ByHub: true), new(Many, ByHub: false), new(1, ByHub: false)];
        var warm = await SendBench.MeasureAsync(usual with { Conversations = Many }, loads, cancellationToken);
        if (cold is null || warm is not [var http, var hub, var many, var one]) return 1;

        figures.Add(Figure.AcceptedByRaw, http.AcceptedByRaw);
        figures.Add(Figure.ServerMilliseconds, http.ServerMilliseconds);
        figures.Add(Figure.PostgresMilliseconds, http.PostgresMilliseconds);
        figures.Add(Figure.WalBytes, http.WalBytes);
        figures.Add(Figure.AllocatedKibibytes, http.AllocatedKibibytes);
        figures.Add(Figure.HubByHttp, hub.AcceptedPerSecond / http.AcceptedPerSecond);
        figures.Add(Figure.ManyByUsual, many.AcceptedPerSecond / http.AcceptedPerSecond);
        figures.Add(Figure.ManyP99, many.ToAnswer.Milliseconds(0.99));
        figures.Add(Figure.OneP50, one.ToAnswer.Milliseconds(0.5));
        figures.Add(Figure.OneServerMilliseconds, one.ServerMilliseconds);
        figures.Add(Figure.FirstBySteady, cold.AcceptedPerSecond / http.AcceptedPerSecond);
        return cold.IsExact && warm.All(load => load.IsExact) ? 0 : 1;
    }
}
