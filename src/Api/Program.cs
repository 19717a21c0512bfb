using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;
using ContactCenter.Api.Starting;
using ContactCenter.Api.Tools;
using ContactCenter.Silo.Starting;

if (ToolVerbs.Find(args) is { } runTool) return await runTool();
if (args is [HealthCheck.Verb, .. var options])
{
    var configuration = WebApplication.CreateSlimBuilder(options).Configuration;
    return await HealthCheck.RunAsync(cancellationToken => ApiHealthCheck.AskAsync(configuration, cancellationToken));
}

var isDemo = args.Contains(DemoMode.Flag);
return await StartUp.RunAsync(() => ApiHost.Build([.. args.Where(argument => argument != DemoMode.Flag)]), isDemo ? DemoMode.RunDemoAsync : null);
