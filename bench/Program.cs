using ContactCenter.Bench;
using ContactCenter.Bench.Calls;
using ContactCenter.Bench.Contacts;
using ContactCenter.Bench.Former;
using ContactCenter.Bench.Idle;
using ContactCenter.Bench.Long;
using ContactCenter.Bench.Queue;
using ContactCenter.Bench.Send;

// One class per verb; each has its own options and says what it prints in README.md.
const string Usage =
    "Usage: dotnet run -c Release --project bench -- VERB [options]; verbs: send, queue, calls, contacts, long, idle, former (see bench/README.md)";

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupt.Cancel();
};

try
{
    if (args is ["send", .. var rest]) return await SendBench.RunAsync(SendOptions.Parse(Arguments.Parse(rest)), interrupt.Token);
    if (args is ["queue", .. var options]) return await QueueBench.RunAsync(QueueOptions.Parse(Arguments.Parse(options)), interrupt.Token);
    if (args is ["calls", .. var call]) return await CallsBench.RunAsync(CallsOptions.Parse(Arguments.Parse(call)), interrupt.Token);
    if (args is ["contacts", .. var words])
        return await ContactsBench.RunAsync(ContactsOptions.Parse(Arguments.Parse(words)), interrupt.Token);
    if (args is ["long", .. var more]) return await LongBench.RunAsync(LongOptions.Parse(Arguments.Parse(more)), interrupt.Token);
    if (args is ["idle", .. var last]) return await IdleBench.RunAsync(IdleOptions.Parse(Arguments.Parse(last)), interrupt.Token);
    if (args is ["former", .. var data]) return await FormerDriver.RunAsync(FormerOptions.Parse(Arguments.Parse(data)), interrupt.Token);
    Console.Error.WriteLine(Usage);
    return 2;
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted.");
    return 130;
}
