using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;
using ContactCenter.Api.Tools;
using ContactCenter.Silo.Starting;

if (ToolVerbs.Find(args) is { } runTool) return await runTool();
var isDemo = args.Contains(DemoMode.Flag);
return await StartUp.RunAsync(() => ApiHost.Build([.. args.Where(argument => argument != DemoMode.Flag)]), isDemo ? DemoMode.RunDemoAsync : null);
