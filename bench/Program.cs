using ContactCenter.Bench;

var usage = $"Usage: dotnet run -c Release --project bench -- VERB [options]; verbs: {Verbs.All} (see bench/README.md)";

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupt.Cancel();
};

try
{
    return await Verbs.RunAsync(args, interrupt.Token);
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(usage);
    return 2;
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted.");
    return 130;
}
