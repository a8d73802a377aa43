"""With which flags Chromium is started for the tests."""

from __future__ import annotations

from typing import Final

NEEDLESS: Final = (
    # Two pages of the browser's own, behind the field for addresses, which nobody here sees. Each
    # window draws both in processes of their own: without them a new page costs a third of the
    # processor time, and a third of what all browser tests took went into new pages.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Chromium heeds only the last list that it is given, so what playwright switches off must
    # stand here too (its `chromiumSwitches`); names that a Chromium does not know do no harm.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
"""What the browser itself can do and no page of ours asks for."""
FLAGS: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NEEDLESS)}",
)
